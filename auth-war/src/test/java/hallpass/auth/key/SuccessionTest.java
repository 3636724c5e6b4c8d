package hallpass.auth.key;

import static hallpass.auth.key.SigningAlgorithm.ES256;
import static hallpass.auth.key.SigningAlgorithm.RS256;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuccessionTest {

    private static final KeyEncryptionKey SEALED_UNDER = KeyEncryptionKey.of(new byte[KeyEncryptionKey.BYTES]);
    private static final Duration LEAD = Duration.ofSeconds(6);
    private static final Duration ROTATION = Duration.ofDays(30);
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration MARGIN = Duration.ofSeconds(12);

    private final List<SigningKey> keys = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private SigningAlgorithm algorithm = ES256;

    @Test
    void a_first_start_makes_an_active_and_a_next_key() {
        begin();

        assertStates("ES256 ACTIVE", "ES256 NEXT");
    }

    @Test
    void another_start_changes_nothing() {
        begin();
        begin();

        assertStates("ES256 ACTIVE", "ES256 NEXT");
        assertFalse(succession().isDue());
    }

    @Test
    void a_rotation_lets_the_next_key_sign_and_makes_another() {
        begin();
        pass(LEAD);

        rotate();

        assertStates("ES256 RETIRED", "ES256 ACTIVE", "ES256 NEXT");
    }

    @Test
    void no_key_signs_before_it_was_published_for_long_enough() {
        begin();
        SigningKey second = keys.get(1);

        rotate();
        assertStates("ES256 ACTIVE", "ES256 NEXT", "ES256 NEXT");
        assertEquals(now.plus(LEAD), second.activatesAt());
        pass(LEAD.minusMillis(1));
        assertFalse(succession().isDue());

        pass(Duration.ofMillis(1));
        assertTrue(succession().isDue());
        succession().advance();
        assertStates("ES256 RETIRED", "ES256 ACTIVE", "ES256 NEXT");
    }

    @Test
    void rotations_in_quick_succession_each_get_their_turn_and_never_a_key_that_is_too_young() {
        begin();
        for (int i = 0; i < 12; i++) {
            rotate();
            for (int second = 0; second < 5; second++) {
                pass(Duration.ofSeconds(1));
                succession().advance();
                assertEquals(
                        1,
                        keys.stream()
                                .filter(key -> key.state() == KeyState.ACTIVE)
                                .count());
            }
        }
        pass(LEAD);
        succession().advance();

        assertEquals(
                12, keys.stream().filter(key -> key.state() == KeyState.RETIRED).count());
        keys.stream()
                .skip(1) // the first start's: nobody knew any other
                .filter(key -> key.activatedAt() != null)
                .forEach(key -> assertFalse(
                        key.activatedAt().isBefore(key.createdAt().plus(LEAD)), () -> "too young " + key.kid()));
    }

    @Test
    void many_rotations_at_once_are_bounded() {
        begin();
        pass(LEAD);
        for (int i = 0; i < 5; i++) {
            rotate();
        }
        pass(LEAD);
        succession().advance();

        assertEquals(1, count(KeyState.ACTIVE));
        assertEquals(1, count(KeyState.NEXT));
        assertEquals(5, count(KeyState.RETIRED));
    }

    @Test
    void a_key_rotates_when_it_is_too_old() {
        begin();
        pass(ROTATION.minusSeconds(1));
        assertFalse(succession().isDue());

        pass(Duration.ofSeconds(1));
        assertTrue(succession().isDue());
        assertTrue(succession().advance());

        assertStates("ES256 RETIRED", "ES256 ACTIVE", "ES256 NEXT");
        assertFalse(succession().isDue());
        assertFalse(succession().advance());
    }

    @Test
    void a_retired_key_stays_until_its_last_token_is_dead_and_then_goes() {
        begin();
        pass(LEAD);
        rotate();

        pass(LIFETIME.plus(MARGIN));
        assertFalse(succession().isDue());
        pass(Duration.ofMillis(1));
        assertTrue(succession().isDue());
        succession().advance();

        assertStates("ES256 REMOVED", "ES256 ACTIVE", "ES256 NEXT");
    }

    @Test
    void a_key_that_signed_longer_lived_tokens_once_stays_for_those() {
        begin();
        keys.get(0).signsTokensOf(Duration.ofHours(1));
        pass(LEAD);
        rotate();

        pass(Duration.ofHours(1));
        assertFalse(succession().isDue());
    }

    @Test
    void a_withdrawn_active_key_is_followed_at_once() {
        begin();

        succession().withdraw(keys.get(0));

        assertStates("ES256 REMOVED", "ES256 ACTIVE", "ES256 NEXT");
    }

    @Test
    void a_withdrawn_next_key_is_replaced() {
        begin();

        succession().withdraw(keys.get(1));

        assertStates("ES256 ACTIVE", "ES256 REMOVED", "ES256 NEXT");
    }

    @Test
    void another_algorithm_is_a_rotation_where_both_are_taken() {
        algorithm = RS256;
        begin();
        pass(LEAD);
        algorithm = ES256;
        succession().begin(ES256, true);

        pass(LEAD);
        assertFalse(succession().isDue()); // the server may not have answered yet
        assertStates("RS256 ACTIVE", "RS256 REMOVED", "ES256 NEXT", "ES256 NEXT");
        pass(Succession.STARTING);
        succession().advance();
        assertStates("RS256 RETIRED", "RS256 REMOVED", "ES256 ACTIVE", "ES256 NEXT");
    }

    @Test
    void another_algorithm_signs_at_once_where_only_that_one_is_taken() {
        algorithm = RS256;
        begin();
        algorithm = ES256;
        succession().begin(ES256, false);

        assertStates("RS256 RETIRED", "RS256 REMOVED", "ES256 ACTIVE", "ES256 NEXT");
    }

    @Test
    void an_imported_key_signs_at_once_where_none_does() {
        succession().enthrone(made());

        assertStates("ES256 ACTIVE", "ES256 NEXT");
    }

    @Test
    void an_imported_key_is_published_before_it_takes_over() {
        begin();

        succession().enthrone(made());
        assertStates("ES256 ACTIVE", "ES256 NEXT", "ES256 NEXT");
        pass(LEAD.plus(Succession.STARTING));
        succession().advance();

        assertStates("ES256 RETIRED", "ES256 NEXT", "ES256 ACTIVE");
    }

    @Test
    void who_signs_no_more_has_no_private_half() {
        begin();
        SigningKey first = keys.get(0);
        pass(LEAD);
        rotate();

        assertThrows(IllegalStateException.class, first::sealedJwk);
    }

    private void begin() {
        succession().begin(algorithm, false);
    }

    private void rotate() {
        Succession succession = succession();
        succession.rotate();
        succession.advance();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Succession succession() {
        List<SigningKey> published =
                keys.stream().filter(SigningKey::isPublished).toList();
        return new Succession(published, this::made, new KeyTimes(LEAD, ROTATION, LIFETIME, MARGIN), now);
    }

    private SigningKey made() {
        try {
            SigningKey made = new SigningKey(algorithm.generate(), SEALED_UNDER, now);
            keys.add(made);
            return made;
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private long count(KeyState state) {
        return keys.stream().filter(key -> key.state() == state).count();
    }

    private void assertStates(String... expected) {
        assertEquals(
                List.of(expected),
                keys.stream().map(key -> key.algorithm() + " " + key.state()).toList());
    }
}
