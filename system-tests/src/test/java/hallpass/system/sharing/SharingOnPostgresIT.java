package hallpass.system.sharing;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.SeparateServers;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeparateServers.class)
class SharingOnPostgresIT extends SharingTests {

    SharingOnPostgresIT(Hallpass hallpass) {
        super(hallpass);
    }
}
