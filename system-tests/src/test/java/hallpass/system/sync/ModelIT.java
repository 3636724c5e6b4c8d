package hallpass.system.sync;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneServer.class)
class ModelIT extends ModelTests {

    ModelIT(Hallpass hallpass) {
        super(hallpass);
    }
}
