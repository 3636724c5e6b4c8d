package hallpass.system.session;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneServer.class)
class StatusIT extends StatusTests {

    StatusIT(Hallpass hallpass) {
        super(hallpass);
    }
}
