package hallpass.auth.credential;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.user.TestUsers;
import hallpass.auth.user.User;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProvenUserTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void a_proof_does_not_outlive_the_password() {
        User user = user();
        ProvenUser proven = new ProvenUser(user);
        assertTrue(proven.holdsFor(user));

        user.passwordHash("another", NOW);

        assertFalse(proven.holdsFor(user));
    }

    @Test
    void a_proof_is_of_one_user() {
        assertFalse(new ProvenUser(user()).holdsFor(user()));
    }

    private static User user() {
        return TestUsers.alice(UUID.randomUUID(), NOW);
    }
}
