package hallpass.auth.passkey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CeremoniesTest {

    private final TestCeremonies server = new TestCeremonies();
    private final SoftAuthenticator authenticator = new SoftAuthenticator();

    @Test
    void a_passkey_is_made_and_signs_in() {
        Passkey passkey = server.registered(authenticator);
        authenticator.counter = 5;

        Assertion assertion =
                server.signIn(passkey, authenticator.get(server.request()).toString());

        assertEquals(5, assertion.signatureCount());
        assertArrayEquals(authenticator.userHandle, SoftAuthenticator.decode(passkey.userHandle()));
    }

    @Test
    void a_passkey_without_a_counter_signs_in_again_and_again() {
        authenticator.counter = 0;
        Passkey passkey = server.registered(authenticator);

        for (int i = 0; i < 3; i++) {
            authenticator.counter = 0;
            server.signIn(passkey, authenticator.get(server.request()).toString());
        }
        assertEquals(0, passkey.signatureCount());
    }

    @Test
    void a_passkey_that_is_copied_to_other_devices_says_so() {
        authenticator.flags |= SoftAuthenticator.BACKUP_ELIGIBLE;
        Passkey passkey = server.registered(authenticator);
        authenticator.flags |= SoftAuthenticator.BACKED_UP;
        authenticator.counter = 2;

        assertTrue(passkey.backupEligible());
        assertTrue(server.signIn(passkey, authenticator.get(server.request()).toString())
                .backedUp());
    }

    @Test
    void options_ask_for_a_discoverable_passkey_with_user_verification_and_no_attestation() {
        JsonObject options = server.creation();

        JsonObject selection = options.getJsonObject("authenticatorSelection");
        assertEquals("required", selection.getString("residentKey"));
        assertEquals("required", selection.getString("userVerification"));
        assertEquals("none", options.getString("attestation"));
        assertEquals("id.example.org", options.getJsonObject("rp").getString("id"));
        assertEquals("required", server.request().getString("userVerification"));
    }

    @Test
    void a_challenge_is_good_for_ten_minutes() {
        String answer = authenticator.create(server.creation()).toString();
        server.later(Duration.ofMinutes(10).minusSeconds(1));
        server.register(answer);

        server.later(Duration.ofMinutes(10));
        assertThrows(PasskeyException.class, () -> server.register(answer));
    }

    @Test
    void a_challenge_is_good_for_one_browser_and_one_ceremony() {
        String made = authenticator.create(server.creation()).toString();
        Passkey passkey = server.registered(authenticator);
        String signed = authenticator.get(server.request()).toString();

        assertThrows(PasskeyException.class, () -> server.register(made, Ceremony.ADD, "another browser"));
        assertThrows(PasskeyException.class, () -> server.register(made, Ceremony.SIGN_UP, TestCeremonies.BROWSER));
        assertThrows(PasskeyException.class, () -> server.signIn(passkey, signed, Ceremony.SIGN_IN, "another browser"));
        assertThrows(
                PasskeyException.class, () -> server.signIn(passkey, signed, Ceremony.ADD, TestCeremonies.BROWSER));
    }

    @Test
    void several_origins_may_share_the_passkeys_of_one_domain() {
        RelyingParty party = new RelyingParty(
                "id.example.org", "Example", Set.of("https://id.example.org", "https://app.id.example.org"));
        Challenge challenge = server.challenges.begin(Ceremony.ADD, TestCeremonies.BROWSER);
        authenticator.origin = "https://app.id.example.org";
        JsonObject options = Options.creation(party, challenge, challenge.nonce(), "a", "A", java.util.List.of());

        String answer = authenticator.create(options).toString();

        assertEquals(
                challenge.nonce(),
                server.webAuthn
                        .verify(server.webAuthn.parseRegistration(answer), challenge, party, challenge.nonce())
                        .userHandle());
    }

    @Test
    void what_made_a_passkey_is_named_by_its_aaguid() {
        assertEquals(
                "Google Password Manager",
                Aaguids.name("ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4").orElseThrow());
        assertTrue(Aaguids.name("00000000-0000-0000-0000-000000000000").isEmpty());
    }
}
