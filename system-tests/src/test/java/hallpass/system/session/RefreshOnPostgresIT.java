package hallpass.system.session;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.SeparateServers;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeparateServers.class)
class RefreshOnPostgresIT extends RefreshTests {

    RefreshOnPostgresIT(Hallpass hallpass) {
        super(hallpass);
    }
}
