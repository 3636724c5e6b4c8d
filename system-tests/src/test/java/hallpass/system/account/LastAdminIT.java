package hallpass.system.account;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneServer.class)
class LastAdminIT extends LastAdminTests {

    LastAdminIT(Hallpass hallpass) {
        super(hallpass);
    }
}
