package hallpass.system.browser;

import hallpass.system.openid.FakeProvider;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import hallpass.system.servers.OneServerSystem;
import hallpass.system.servers.Upstreams;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person does with the page, in Chromium, on one server. */
@ExtendWith(OneServer.class)
class BrowserIT {

    /** For all tests together, on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @TestFactory
    @Timeout(value = 35, unit = TimeUnit.MINUTES)
    Stream<DynamicTest> in_chromium(OneServerSystem system) throws Exception {
        Playwright.assumeThatItCanRun(system);
        try (Mailbox mailbox = Mailbox.of(system.mail());
                FakeProvider provider = new FakeProvider(system.upstreams(), Upstreams.FAKE)) {
            return Playwright.run(
                            system,
                            PATIENCE,
                            Map.of(
                                    "HALLPASS_MAILBOX",
                                    mailbox.address().toString(),
                                    "HALLPASS_PROVIDER",
                                    provider.id(),
                                    "HALLPASS_GUARDED_ROLE",
                                    Hallpass.MFA_ROLE,
                                    "HALLPASS_REPORT",
                                    "one-server"),
                            "--grep-invert",
                            Playwright.KEYS) // other tests need this server's key
                    .stream()
                    .map(test -> DynamicTest.dynamicTest(test.name(), test::check));
        }
    }
}
