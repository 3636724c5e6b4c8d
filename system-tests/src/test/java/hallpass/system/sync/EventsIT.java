package hallpass.system.sync;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneServer.class)
class EventsIT extends EventsTests {

    EventsIT(Hallpass hallpass) {
        super(hallpass);
    }
}
