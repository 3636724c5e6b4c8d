package hallpass.auth.mail;

import hallpass.auth.secret.Secret;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Does what a link is for when somebody follows it. Each link works once. */
@ApplicationScoped
public class LinkActions {

    @Inject
    MailedLinks links;

    @Inject
    Users users;

    @Inject
    MailedUsers owners;

    @Inject
    Transaction transaction;

    /**
     * @return the user who may set a new password with it
     * @throws ProblemException 400 if the link is not good any more
     */
    public User ownerOf(Secret token) {
        return links.live(token)
                .filter(link -> link.purpose() == Purpose.PASSWORD_RESET)
                .flatMap(this::owner)
                .orElseThrow(LinkActions::notGood);
    }

    /**
     * Looks at the link of a registration or a verification without using it.
     *
     * @return the account that a registration's link makes; empty if it only confirms an address
     * @throws ProblemException 400 if the link is not good any more
     */
    public Optional<NewAccount> requireVerifiable(Secret token) {
        MailedLink link = links.live(token).filter(this::isVerifiable).orElseThrow(LinkActions::notGood);
        return link.purpose() == Purpose.REGISTRATION ? Optional.of(account(link)) : Optional.empty();
    }

    private boolean isVerifiable(MailedLink link) {
        return switch (link.purpose()) {
            case REGISTRATION -> true;
            case EMAIL_VERIFICATION -> owner(link).isPresent();
            case PASSWORD_RESET, RECOVERY_CODE_USED, FACTORS_RESET -> false;
        };
    }

    /**
     * Sets the password, ends all sessions and voids every link to this address.
     *
     * @throws ProblemException 400 if the link is not good any more
     */
    public void reset(Secret token, String passwordHash) {
        transaction.run(() -> {
            User user = users.locked(ownerOf(token).id()).orElseThrow(LinkActions::notGood);
            MailedLink link = taken(token, Purpose.PASSWORD_RESET);
            if (owner(link).isEmpty()) {
                throw notGood();
            }
            owners.reset(user, passwordHash);
            links.removeAll(link.emailFolded());
        });
    }

    /**
     * Makes the account that was registered with a password, or notes that the user reads the address.
     *
     * @throws ProblemException 400 if the link is not good any more, or no password was registered; 409 if the address
     *     got an account meanwhile
     */
    public void verify(Secret token) {
        transaction.run(() -> {
            MailedLink link = taken(token, Purpose.REGISTRATION, Purpose.EMAIL_VERIFICATION);
            if (link.purpose() == Purpose.REGISTRATION) {
                String hash = link.passwordHash().orElseThrow(LinkActions::lacksCredential);
                proven(link, owners.register(account(link), hash));
            } else {
                proven(link, owner(link).orElseThrow(LinkActions::notGood));
            }
        });
    }

    /** As {@link #open(Secret, Function)}, with a password. */
    public User open(Secret token, String passwordHash) {
        return open(token, account -> owners.register(account, passwordHash));
    }

    /**
     * Makes the account of {@link #requireVerifiable}, whose owner has chosen just now how to sign in. A password that
     * came with the registration does not count: anybody may have sent it.
     *
     * @param opening makes it, in the transaction that uses the link up
     * @throws ProblemException 400 if the link is not good any more; 409 if the address got an account meanwhile
     */
    public User open(Secret token, Function<NewAccount, User> opening) {
        return transaction.run(() -> {
            MailedLink link = taken(token, Purpose.REGISTRATION);
            return proven(link, opening.apply(account(link)));
        });
    }

    /** The user reads the address. All links to it are void now. */
    private User proven(MailedLink link, User user) {
        owners.verified(user.id());
        links.removeAll(link.emailFolded());
        return user;
    }

    private static NewAccount account(MailedLink link) {
        return new NewAccount(link.email(), link.name());
    }

    /** Takes the link under its lock, so that of two requests at once the second finds it used. */
    private MailedLink taken(Secret token, Purpose... purposes) {
        return links.live(token)
                .flatMap(found -> links.locked(found.id()))
                .filter(found -> List.of(purposes).contains(found.purpose()))
                .orElseThrow(LinkActions::notGood);
    }

    /** @return the user the mail went to, if address and password have not changed since */
    private Optional<User> owner(MailedLink link) {
        return link.user()
                .flatMap(id ->
                        users.byEmail(link.email()).filter(user -> user.id().equals(id)))
                .filter(user -> !user.disabled())
                .filter(user -> user.credentialVersion() == link.credentialVersion());
    }

    private static ProblemException lacksCredential() {
        return ProblemException.invalid("token", "makes an account without a password; open its link in a browser");
    }

    private static ProblemException notGood() {
        return ProblemException.invalid("token", "is not good any more, or never was; ask for a new link");
    }
}
