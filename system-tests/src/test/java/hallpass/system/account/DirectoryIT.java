package hallpass.system.account;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneServer.class)
class DirectoryIT extends DirectoryTests {

    DirectoryIT(Hallpass hallpass) {
        super(hallpass);
    }
}
