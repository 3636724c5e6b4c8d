package hallpass.auth.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.secret.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingSignInTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final Upstream acme = TestUpstreams.named("acme");
    private final Upstream other = TestUpstreams.named("other");

    @Test
    void it_comes_back_from_its_cookie_as_it_was() {
        for (UUID user : new UUID[] {null, UUID.randomUUID()}) {
            PendingSignIn pending = pending(user, "client_id=a&state=ü%20\"; x");

            assertEquals(Optional.of(pending), PendingSignIn.parse(pending.encoded()));
            assertTrue(pending.encoded().matches("[A-Za-z0-9._-]+"), pending.encoded());
        }
    }

    @Test
    void an_answer_fits_one_browser_and_one_provider() {
        PendingSignIn mine = pending(null, "");

        assertTrue(mine.isAnsweredBy(mine.state(acme), acme));
        assertFalse(mine.isAnsweredBy(mine.state(acme), other));
        assertFalse(mine.isAnsweredBy(pending(null, "").state(acme), acme));
    }

    @Test
    void what_the_provider_sees_tells_nothing_of_the_rest() {
        PendingSignIn mine = pending(null, "");

        assertEquals(
                4,
                Set.of(mine.state(acme), mine.nonce(acme), mine.codeVerifier(acme), mine.codeVerifier(other))
                        .size());
        assertTrue(mine.codeVerifier(acme).matches("[A-Za-z0-9_-]{43}"), "RFC 7636 section 4.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "....", "a.1..", "AAAA.99999999999999999999..", "é"})
    void another_cookie_is_none(String cookie) {
        assertEquals(Optional.empty(), PendingSignIn.parse(cookie));
    }

    private static PendingSignIn pending(UUID user, String query) {
        return new PendingSignIn(Secret.random(new SecureRandom()), NOW, user, query);
    }
}
