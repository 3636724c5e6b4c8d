package hallpass.system.audit;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneServer.class)
class AuditIT extends AuditTests {

    AuditIT(Hallpass hallpass) {
        super(hallpass);
    }
}
