package hallpass.auth.mail;

import hallpass.auth.secret.Secret;
import hallpass.auth.user.User;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Does what a link is for when somebody follows it. Each link works once. */
@ApplicationScoped
public class LinkActions {

    @Inject
    MailedLinks links;

    @Inject
    MailedUsers users;

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
     * @throws ProblemException 400 if the link is not good any more
     */
    public void requireVerifiable(Secret token) {
        if (links.live(token).filter(this::isVerifiable).isEmpty()) {
            throw notGood();
        }
    }

    private boolean isVerifiable(MailedLink link) {
        return switch (link.purpose()) {
            case REGISTRATION -> link.passwordHash().isPresent();
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
            users.reset(user, passwordHash);
            links.removeAll(link.emailFolded());
            return link;
        });
    }

    /**
     * Makes the account that was registered, or notes that the user reads the address.
     *
     * @throws ProblemException 400 if the link is not good any more; 409 if the address got an account meanwhile
     */
    public void verify(Secret token) {
        transaction.run(() -> {
            MailedLink link = taken(token, Purpose.REGISTRATION, Purpose.EMAIL_VERIFICATION);
            if (link.purpose() == Purpose.REGISTRATION) {
                users.register(link.email(), link.name(), link.passwordHash().orElseThrow(LinkActions::notGood));
            } else {
                users.verified(owner(link).orElseThrow(LinkActions::notGood).id());
            }
            links.removeAll(link.emailFolded());
            return link;
        });
    }

    /** Takes the link under its lock, so that of two requests at once the second finds it used. */
    private MailedLink taken(Secret token, Purpose... purposes) {
        MailedLink link = links.live(token)
                .flatMap(found -> links.locked(found.id()))
                .filter(found -> java.util.Set.of(purposes).contains(found.purpose()))
                .orElseThrow(LinkActions::notGood);
        return link;
    }

    /** @return the user the mail went to, if address and password have not changed since */
    private Optional<User> owner(MailedLink link) {
        return link.user()
                .flatMap(id -> users.find(link.email()).filter(user -> user.id().equals(id)))
                .filter(user -> !user.disabled())
                .filter(user -> user.credentialVersion() == link.credentialVersion());
    }

    private static ProblemException notGood() {
        return ProblemException.invalid("token", "is not good any more, or never was; ask for a new link");
    }
}
