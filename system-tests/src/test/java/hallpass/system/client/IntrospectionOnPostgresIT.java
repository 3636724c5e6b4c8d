package hallpass.system.client;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.SeparateServers;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeparateServers.class)
class IntrospectionOnPostgresIT extends IntrospectionTests {

    IntrospectionOnPostgresIT(Hallpass hallpass) {
        super(hallpass);
    }
}
