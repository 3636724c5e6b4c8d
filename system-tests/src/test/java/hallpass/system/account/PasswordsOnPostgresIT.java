package hallpass.system.account;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.SeparateServers;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeparateServers.class)
class PasswordsOnPostgresIT extends PasswordsTests {

    PasswordsOnPostgresIT(Hallpass hallpass) {
        super(hallpass);
    }
}
