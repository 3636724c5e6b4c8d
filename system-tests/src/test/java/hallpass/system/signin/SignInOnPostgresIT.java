package hallpass.system.signin;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.SeparateServers;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeparateServers.class)
class SignInOnPostgresIT extends SignInTests {

    SignInOnPostgresIT(Hallpass hallpass) {
        super(hallpass);
    }
}
