package hallpass.auth.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.setting.Settings;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class SignInTest {

    @Test
    void an_operator_can_say_that_programs_send_no_password() {
        assertTrue(isPasswordTaken(Optional.empty()));
        assertTrue(isPasswordTaken(Optional.of("true")));
        assertFalse(isPasswordTaken(Optional.of("false")));
        assertFalse(isPasswordTaken(Optional.of("flase")), "a slip does not open it");
    }

    private static boolean isPasswordTaken(Optional<String> value) {
        Config config = (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(), new Class<?>[] {Config.class}, (proxy, method, arguments) -> value);
        SignIn signIn = new SignIn();
        signIn.settings = new Settings(() -> config);
        return signIn.isPasswordTaken();
    }
}
