package hallpass.auth.passkey;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.RegistrationData;
import hallpass.auth.key.KeyedHash;
import hallpass.auth.secret.Sha256;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The checks of a server, without its database. */
final class TestCeremonies {

    static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    static final String BROWSER = "a browser";

    final RelyingParty party = new RelyingParty("id.example.org", "Example", Set.of("https://id.example.org"));
    final WebAuthn webAuthn = new WebAuthn();
    final Challenges challenges = new Challenges();

    TestCeremonies() {
        challenges.random = new SecureRandom();
        challenges.keyedHash = new KeyedHash() {
            @Override
            public String of(String purpose, String text) {
                return Sha256.base64((purpose + "\0" + text).getBytes(StandardCharsets.UTF_8));
            }
        };
        itIs(NOON);
    }

    void itIs(Instant now) {
        challenges.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    void later(Duration time) {
        itIs(NOON.plus(time));
    }

    JsonObject creation() {
        Challenge challenge = challenges.begin(Ceremony.ADD, BROWSER);
        return Options.creation(party, challenge, challenge.nonce(), "ada@example.org", "Ada", List.of());
    }

    NewPasskey register(String answer) {
        return register(answer, Ceremony.ADD, BROWSER);
    }

    NewPasskey register(String answer, Ceremony ceremony, String bound) {
        RegistrationData data = webAuthn.parseRegistration(answer);
        Challenge challenge = challenges.require(WebAuthn.challenge(data.getCollectedClientData()), ceremony, bound);
        return webAuthn.verify(data, challenge, party, challenge.nonce());
    }

    /** A passkey of this authenticator, as the database has it. */
    Passkey registered(SoftAuthenticator authenticator) {
        NewPasskey made = register(authenticator.create(creation()).toString());
        return new Passkey(new UUID(1, 2), new UUID(3, 4), made, "Key", NOON);
    }

    JsonObject request() {
        return Options.request(party, challenges.begin(Ceremony.SIGN_IN, BROWSER), List.of());
    }

    Assertion signIn(Passkey passkey, String answer) {
        return signIn(passkey, answer, Ceremony.SIGN_IN, BROWSER);
    }

    Assertion signIn(Passkey passkey, String answer, Ceremony ceremony, String bound) {
        AuthenticationData data = webAuthn.parseAssertion(answer);
        Challenge challenge = challenges.require(WebAuthn.challenge(data.getCollectedClientData()), ceremony, bound);
        if (!WebAuthn.base64(data.getCredentialId()).equals(passkey.credentialId())) {
            throw new PasskeyException("unknown");
        }
        return webAuthn.verify(data, challenge, party, passkey);
    }
}
