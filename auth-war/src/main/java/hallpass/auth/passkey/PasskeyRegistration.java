package hallpass.auth.passkey;

import com.webauthn4j.data.RegistrationData;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.mail.LinkActions;
import hallpass.auth.mail.NewAccount;
import hallpass.auth.registration.RegistrationMode;
import hallpass.auth.secret.Secret;
import hallpass.auth.throttle.Throttle;
import hallpass.auth.user.Accounts;
import hallpass.auth.user.User;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.token.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds passkeys to accounts, and makes accounts with one. */
@ApplicationScoped
public class PasskeyRegistration {

    @Inject
    Challenges challenges;

    @Inject
    Passkeys passkeys;

    @Inject
    RelyingParties parties;

    @Inject
    RegistrationMode mode;

    @Inject
    Accounts accounts;

    @Inject
    LinkActions links;

    @Inject
    Throttle throttle;

    @Inject
    SecurityEvents events;

    @Inject
    Transaction transaction;

    private final WebAuthn webAuthn = new WebAuthn();

    /** @param session names the session that may answer. @return options for {@code navigator.credentials.create} */
    JsonObject options(User user, String session) {
        List<Passkey> known = passkeys.of(user.id());
        Challenge challenge = challenges.begin(Ceremony.ADD, bound(session, known));
        String name = user.name() == null ? user.email() : user.name();
        return Options.creation(parties.own(), challenge, userHandle(known, challenge), user.email(), name, known);
    }

    /**
     * @param json a RegistrationResponseJSON (WebAuthn Level 3 section 5.1)
     * @param session as for the options
     * @param name null for that of what made it
     * @throws PasskeyException if it is not what was asked for
     * @throws ProblemException 409 if the user has too many, or if somebody has it already
     */
    Passkey add(UUID user, String json, String session, @Nullable String name) {
        RegistrationData data = webAuthn.parseRegistration(json);
        return transaction.run(() -> {
            List<Passkey> known = passkeys.lockedOf(user);
            Challenge challenge = required(data, Ceremony.ADD, bound(session, known));
            NewPasskey made = webAuthn.verify(data, challenge, parties.own(), userHandle(known, challenge));
            challenges.spend(challenge);
            return passkeys.add(user, made, name);
        });
    }

    /** Reports that it was refused. Outside of its transaction. */
    void refused(UUID user, PasskeyException why) {
        events.record(
                SecurityEvent.failure(EventType.FACTOR_ADDED).bySelf(user).because("passkey: " + why.getMessage()));
    }

    /**
     * @param browser names the browser that may answer, and the link that it came by, if it did
     * @return as {@link #options}, for somebody whose address the page will fill in
     */
    public JsonObject signUpOptions(String browser) {
        Challenge challenge = challenges.begin(Ceremony.SIGN_UP, browser);
        return Options.creation(parties.own(), challenge, challenge.nonce(), "", "", List.of());
    }

    /**
     * Makes an account without a password.
     *
     * @throws PasskeyException if the passkey is not what was asked for
     * @throws ProblemException 403 if no account is made at once, 409 if the e-mail is taken, 429 after too many
     *     answers
     */
    public User signUp(String email, @Nullable String name, String json, String browser) {
        if (!mode.isOpen()) {
            throw RegistrationMode.closed();
        }
        Function<NewAccount, User> opening = opening(json, browser);
        return transaction.run(() -> opening.apply(new NewAccount(email, name)));
    }

    /**
     * As {@link #signUp(String, String, String, String)}, with the address that a mailed link proves. The link is used
     * up together with the challenge.
     *
     * @throws ProblemException 400 if the link is not good any more
     */
    public User signUp(Secret link, String json, String browser) {
        return links.open(link, opening(json, browser));
    }

    private Function<NewAccount, User> opening(String json, String browser) {
        throttle.passkey();
        RegistrationData data = webAuthn.parseRegistration(json);
        Challenge challenge = required(data, Ceremony.SIGN_UP, browser);
        NewPasskey made = webAuthn.verify(data, challenge, parties.own(), challenge.nonce());
        return account -> {
            challenges.spend(challenge);
            User user = accounts.openWithoutPassword(
                    account.email(), account.name(), false, List.of(Roles.USER), "passkey");
            passkeys.add(user.id(), made, null);
            return user;
        };
    }

    private Challenge required(RegistrationData data, Ceremony ceremony, String bound) {
        return challenges.require(WebAuthn.challenge(data.getCollectedClientData()), ceremony, bound);
    }

    /** The authenticator keeps the user handle of the options, so they are good only as long as it stays the same. */
    private static String bound(String session, List<Passkey> known) {
        return known.isEmpty() ? session : session + " " + known.get(0).userHandle();
    }

    /** The account's own; the first passkey decides, and its challenge made it up. */
    private static String userHandle(List<Passkey> known, Challenge challenge) {
        return known.isEmpty() ? challenge.nonce() : known.get(0).userHandle();
    }
}
