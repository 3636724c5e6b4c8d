package hallpass.system.client;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneServer.class)
class ClientsIT extends ClientsTests {

    ClientsIT(Hallpass hallpass) {
        super(hallpass);
    }
}
