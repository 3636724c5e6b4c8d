package hallpass.system.client;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneServer.class)
class IntrospectionIT extends IntrospectionTests {

    IntrospectionIT(Hallpass hallpass) {
        super(hallpass);
    }
}
