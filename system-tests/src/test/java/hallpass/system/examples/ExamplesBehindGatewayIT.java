package hallpass.system.examples;

import hallpass.system.servers.BehindGateway;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OwnServers;
import org.junit.jupiter.api.extension.ExtendWith;

@OwnServers
@ExtendWith(BehindGateway.class)
class ExamplesBehindGatewayIT extends ExamplesTests {

    ExamplesBehindGatewayIT(Hallpass hallpass) {
        super(hallpass);
    }
}
