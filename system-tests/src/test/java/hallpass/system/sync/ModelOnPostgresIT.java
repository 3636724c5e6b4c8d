package hallpass.system.sync;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.SeparateServers;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeparateServers.class)
class ModelOnPostgresIT extends ModelTests {

    ModelOnPostgresIT(Hallpass hallpass) {
        super(hallpass);
    }
}
