package hallpass.auth.passkey;

import com.webauthn4j.data.AuthenticationData;
import hallpass.auth.credential.ProvenUser;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.throttle.Throttle;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds out who has signed in with a passkey. */
@ApplicationScoped
public class PasskeySignIn {

    @Inject
    Challenges challenges;

    @Inject
    Passkeys passkeys;

    @Inject
    RelyingParties parties;

    @Inject
    Users users;

    @Inject
    Throttle throttle;

    @Inject
    SecurityEvents events;

    @Inject
    Transaction transaction;

    @Inject
    Clock clock;

    private final WebAuthn webAuthn = new WebAuthn();

    /** @param browser names the browser that may answer. @return options for {@code navigator.credentials.get} */
    public JsonObject options(String browser) {
        return Options.request(parties.own(), challenges.begin(Ceremony.SIGN_IN, browser), List.of());
    }

    /** As {@link #options(String)}, for a user who is known by a first step already. */
    public JsonObject options(String browser, User user) {
        return Options.request(parties.own(), challenges.begin(Ceremony.SIGN_IN, browser), passkeys.of(user.id()));
    }

    public boolean isUsableBy(User user) {
        return !passkeys.isEmptyFor(user.id());
    }

    /**
     * @param json an AuthenticationResponseJSON (WebAuthn Level 3 section 5.1)
     * @param browser as for the options
     * @return empty if it was refused for whatever reason: the audit knows it
     * @throws ProblemException 429 after too many answers from this network
     */
    public Optional<ProvenUser> prove(String json, String browser, String client, @Nullable String userAgent) {
        throttle.passkey();
        @Nullable UUID owner = null;
        try {
            AuthenticationData data = webAuthn.parseAssertion(json);
            Challenge challenge =
                    challenges.require(WebAuthn.challenge(data.getCollectedClientData()), Ceremony.SIGN_IN, browser);
            String credential = WebAuthn.base64(data.getCredentialId());
            owner = passkeys.owner(credential).orElseThrow(() -> new PasskeyException("unknown"));
            UUID known = owner;
            User user = transaction.run(() -> used(known, credential, data, challenge, userAgent));
            return Optional.of(new ProvenUser(user));
        } catch (PasskeyException refused) {
            events.record(SecurityEvent.failure(EventType.SIGN_IN)
                    .to(owner)
                    .through(client)
                    .because("passkey: " + refused.getMessage()));
            return Optional.empty();
        }
    }

    private User used(
            UUID owner, String credential, AuthenticationData data, Challenge challenge, @Nullable String userAgent) {
        User user = users.locked(owner)
                .filter(found -> !found.disabled())
                .orElseThrow(() -> new PasskeyException("the user is disabled or gone"));
        Passkey passkey = passkeys.ofCredential(credential).orElseThrow(() -> new PasskeyException("removed"));
        Assertion assertion = webAuthn.verify(data, challenge, parties.own(), passkey);
        challenges.spend(challenge);
        passkey.used(assertion, userAgent, InstantColumn.now(clock));
        return user;
    }
}
