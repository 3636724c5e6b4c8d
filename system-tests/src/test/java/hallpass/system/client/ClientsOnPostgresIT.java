package hallpass.system.client;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.SeparateServers;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeparateServers.class)
class ClientsOnPostgresIT extends ClientsTests {

    ClientsOnPostgresIT(Hallpass hallpass) {
        super(hallpass);
    }
}
