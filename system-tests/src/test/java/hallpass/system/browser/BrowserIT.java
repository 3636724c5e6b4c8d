package hallpass.system.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything that a person does with the page, in Chromium, on one server. */
@ExtendWith(OneServer.class)
class BrowserIT {

    /** For all tests together, on a machine that has other things to do. */
    private static final int MINUTES = 20;

    @TestFactory
    @Timeout(value = MINUTES + 1, unit = TimeUnit.MINUTES)
    Stream<DynamicTest> in_chromium(Hallpass hallpass) throws Exception {
        String page = hallpass.http()
                .get("/")
                .header("Accept", "text/html")
                .expect(200)
                .body();
        // asked for: that the page isn't built is no defect of the page
        assumeTrue(!page.contains("without its page"), "The page was left out of this build (-Dskip.web=true)");
        missing().ifPresent(reason -> {
            if (System.getenv("CI") != null) {
                fail(reason);
            }
            assumeTrue(false, reason);
        });

        List<BrowserTest> tests = Playwright.run(hallpass, MINUTES);

        assertTrue(!tests.isEmpty(), "Playwright found no tests");
        return tests.stream().map(test -> DynamicTest.dynamicTest(test.name(), test::check));
    }

    private static java.util.Optional<String> missing() throws Exception {
        return Playwright.missing();
    }
}
