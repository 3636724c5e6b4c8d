package hallpass.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.launcher.LibertyServer;
import hallpass.launcher.Ports;
import hallpass.system.http.Answer;
import hallpass.system.http.Cookie;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Instances;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is counted outlives the process; and one address that tries many accounts. On a server of its own. */
class ThrottleRestartIT {

    private static final int ADDRESS_FAILURES = 30;

    private final Path instance = Instances.fresh("throttle");
    private final int httpPort = Ports.free();
    private final int httpsPort = Ports.free();
    private final Http http = Http.at(URI.create("http://localhost:" + httpPort));
    private LibertyServer server;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void an_address_that_tries_many_accounts_waits_at_all_of_them_also_after_kill_9() throws Exception {
        start();
        TestUser user = TestUser.register(http);
        Cookie device = Cookie.deviceSetBy(user.trySignIn(user.password()).expect(200));

        int tries = 0;
        Answer last;
        do {
            last = http.post("/auth/token")
                    .form("grant_type", "password", "username", TestUser.unusedEmail(), "password", "password1")
                    .send();
            tries++;
        } while (last.status() == 400 && tries <= 2 * ADDRESS_FAILURES);

        ThrottleTests.assertWaits(last);
        assertEquals(ADDRESS_FAILURES + 1, tries);
        ThrottleTests.assertWaits(user.trySignIn(user.password()));
        signInFrom(device, user).expect(200);

        server.kill();
        start();

        ThrottleTests.assertWaits(user.trySignIn(user.password()));
        signInFrom(device, user).expect(200);
    }

    private Answer signInFrom(Cookie device, TestUser user) {
        return http.post("/auth/token")
                .form("grant_type", "password", "username", user.email(), "password", user.password())
                .header("Cookie", device.pair())
                .send();
    }

    private void start() throws IOException, InterruptedException {
        server = LibertyServer.named("auth")
                .instance(instance)
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .env("HALLPASS_THROTTLE_ADDRESS_FAILURES", Integer.toString(ADDRESS_FAILURES))
                .env("HALLPASS_THROTTLE_FIRST", "PT10M")
                .env("HALLPASS_THROTTLE_ADDRESS_LONGEST", "PT10M")
                .env("HALLPASS_THROTTLE_ADDRESS_FORGET", "PT1H")
                .httpPort(httpPort)
                .httpsPort(httpsPort)
                .start();
        server.awaitReady(Instances.READY_WITHIN);
    }
}
