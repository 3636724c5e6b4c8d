package hallpass.system.exchange;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneServer.class)
class ExchangeIT extends ExchangeTests {

    ExchangeIT(Hallpass hallpass) {
        super(hallpass);
    }
}
