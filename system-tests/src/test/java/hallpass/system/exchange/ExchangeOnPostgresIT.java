package hallpass.system.exchange;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.SeparateServers;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeparateServers.class)
class ExchangeOnPostgresIT extends ExchangeTests {

    ExchangeOnPostgresIT(Hallpass hallpass) {
        super(hallpass);
    }
}
