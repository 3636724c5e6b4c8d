package hallpass.system;

import hallpass.system.servers.BehindGateway;
import hallpass.system.servers.Hallpass;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BehindGateway.class)
class ExamplesBehindGatewayIT extends ExamplesTests {

    ExamplesBehindGatewayIT(Hallpass hallpass) {
        super(hallpass);
    }
}
