package hallpass.system.todo;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneServer.class)
class BatchIT extends BatchTests {

    BatchIT(Hallpass hallpass) {
        super(hallpass);
    }
}
