package hallpass.system.browser;

import hallpass.system.servers.BehindGateway;
import hallpass.system.servers.GatewaySystem;
import hallpass.system.servers.OwnServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What may go wrong between a browser and separate servers: addresses of the page, sessions, live changes. */
@OwnServers
@ExtendWith(BehindGateway.class)
class BehindGatewayIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TestFactory
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    Stream<DynamicTest> in_chromium(GatewaySystem system) throws Exception {
        Playwright.assumeThatItCanRun(system);
        List<BrowserTest> tests = new ArrayList<>(
                Playwright.run(system, PATIENCE, Map.of("HALLPASS_REPORT", "gateway"), "--grep", "@anywhere"));
        tests.addAll(Playwright.run(
                system, PATIENCE, Map.of("HALLPASS_REPORT", "keys"), "--grep", Playwright.KEYS, "--no-deps"));
        system.admin().forgetToken(); // the key that signed it has been withdrawn
        return tests.stream().map(test -> DynamicTest.dynamicTest(test.name(), test::check));
    }
}
