package hallpass.system.audit;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.SeparateServers;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeparateServers.class)
class AuditOnPostgresIT extends AuditTests {

    AuditOnPostgresIT(Hallpass hallpass) {
        super(hallpass);
    }
}
