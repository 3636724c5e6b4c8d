package hallpass.system.sharing;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneServer.class)
class SharingIT extends SharingTests {

    SharingIT(Hallpass hallpass) {
        super(hallpass);
    }
}
