package hallpass.system.examples;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OwnServers;
import hallpass.system.servers.WithExamples;
import org.junit.jupiter.api.extension.ExtendWith;

@OwnServers
@ExtendWith(WithExamples.class)
class ExamplesIT extends ExamplesTests {

    ExamplesIT(Hallpass hallpass) {
        super(hallpass);
    }
}
