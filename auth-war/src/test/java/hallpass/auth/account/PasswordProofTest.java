package hallpass.auth.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.auth.authenticator.FreshSignIn;
import hallpass.auth.event.EventType;
import hallpass.auth.user.TestUsers;
import hallpass.auth.user.User;
import hallpass.resource.problem.ProblemException;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PasswordProofTest {

    private final User ada = TestUsers.withHash(null, false);
    private boolean isFresh = true;

    @Test
    void a_fresh_sign_in_stands_in_for_a_password_that_there_is_not() {
        assertDoesNotThrow(() -> orFreshSignIn().accept(ada));

        isFresh = false;
        assertEquals(
                401,
                assertThrows(ProblemException.class, this::orFreshSignIn)
                        .problem()
                        .status());
    }

    @Test
    void a_password_that_is_chosen_meanwhile_is_asked_for() {
        Consumer<User> proven = orFreshSignIn();

        ada.passwordHash("a hash", Instant.EPOCH);

        assertEquals(
                400,
                assertThrows(ProblemException.class, () -> proven.accept(ada))
                        .problem()
                        .status());
    }

    private Consumer<User> orFreshSignIn() {
        PasswordProof proof = new PasswordProof();
        proof.freshSignIn = new FreshSignIn() {
            @Override
            public void require() {
                if (!isFresh) {
                    throw ProblemException.unauthorized();
                }
            }
        };
        return proof.orFreshSignIn(ada, "password", "", EventType.USER_DELETED);
    }
}
