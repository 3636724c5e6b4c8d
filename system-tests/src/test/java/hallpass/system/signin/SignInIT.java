package hallpass.system.signin;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneServer.class)
class SignInIT extends SignInTests {

    SignInIT(Hallpass hallpass) {
        super(hallpass);
    }
}
