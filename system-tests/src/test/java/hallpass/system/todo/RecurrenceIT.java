package hallpass.system.todo;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneServer.class)
class RecurrenceIT extends RecurrenceTests {

    RecurrenceIT(Hallpass hallpass) {
        super(hallpass);
    }
}
