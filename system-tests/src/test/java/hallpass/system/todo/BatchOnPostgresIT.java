package hallpass.system.todo;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.SeparateServers;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeparateServers.class)
class BatchOnPostgresIT extends BatchTests {

    BatchOnPostgresIT(Hallpass hallpass) {
        super(hallpass);
    }
}
