package hallpass.auth.authenticator;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.auth.TestSettings;
import hallpass.auth.user.TestUsers;
import hallpass.auth.user.User;
import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondFactorPolicyTest {

    private static final User ADMIN = admin();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                | false",
                "admin           | true",
                "support,admin   | true",
                "support , admin | true",
                "support         | false",
                "adm             | false",
                ",               | false"
            })
    void it_is_required_of_the_users_with_one_of_the_roles(String setting, boolean required) {
        assertEquals(required, policy(setting, false).isRequiredOf(ADMIN));
    }

    @Test
    void who_has_to_have_one_keeps_one() {
        assertDoesNotThrow(() -> policy("admin", true).requireKept(ADMIN));
        assertDoesNotThrow(() -> policy("support", false).requireKept(ADMIN));

        Problem refused = assertThrows(
                        ProblemException.class, () -> policy("admin", false).requireKept(ADMIN))
                .problem();
        assertEquals(409, refused.status());
        assertEquals("urn:hallpass:problem:last-second-factor", refused.type().toString());
    }

    private static SecondFactorPolicy policy(String setting, boolean haveFactor) {
        SecondFactorPolicy policy = new SecondFactorPolicy();
        policy.settings = TestSettings.of(setting == null ? Map.of() : Map.of("hallpass.mfa.required", setting));
        policy.authenticators = new Authenticators() {
            @Override
            public boolean haveFactor(UUID user) {
                return haveFactor;
            }
        };
        return policy;
    }

    private static User admin() {
        User admin = TestUsers.alice(UUID.randomUUID(), Instant.EPOCH);
        admin.given(List.of("user", "admin"), Instant.EPOCH);
        return admin;
    }
}
