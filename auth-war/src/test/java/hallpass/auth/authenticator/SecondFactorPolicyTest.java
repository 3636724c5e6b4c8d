package hallpass.auth.authenticator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.auth.user.TestUsers;
import hallpass.auth.user.User;
import hallpass.resource.setting.Settings;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondFactorPolicyTest {

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
        User admin = TestUsers.alice(UUID.randomUUID(), Instant.EPOCH);
        admin.given(List.of("user", "admin"), Instant.EPOCH);
        Config config = (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> Optional.ofNullable(setting));
        SecondFactorPolicy policy = new SecondFactorPolicy();
        policy.settings = new Settings(() -> config);

        assertEquals(required, policy.isRequiredOf(admin));
    }
}
