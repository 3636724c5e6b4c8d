package hallpass.system.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.launcher.LibertyServer;
import hallpass.launcher.Ports;
import hallpass.system.http.Answer;
import hallpass.system.http.Cookie;
import hallpass.system.http.Http;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OwnServers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Floods of sign-ins: many at once; then one address that tries many accounts, also over a restart. */
@OwnServers
class SignInFloodIT {

    private static final int ACCOUNTS = 10;
    private static final int WAITING = 10;

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
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void floods_are_slowed_down() throws Exception {
        start();
        more_sign_ins_at_once_than_can_wait_are_told_to_come_again_and_the_rest_of_the_service_answers();
        an_address_that_tries_many_accounts_waits_at_all_of_them_also_after_kill_9();
    }

    private void more_sign_ins_at_once_than_can_wait_are_told_to_come_again_and_the_rest_of_the_service_answers()
            throws Exception {
        TestUser user = TestUser.register(http);
        String token = user.token();
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 10 * WAITING; i++) {
            calls.add(() -> user.trySignIn(user.password()));
        }
        for (int i = 0; i < WAITING; i++) {
            calls.add(() -> http.get("/auth/users/me").token(token).send());
        }

        List<Answer> answers = Parallel.all(calls);

        List<Answer> signIns = answers.subList(0, 10 * WAITING);
        assertEquals(Set.of(200, 503), signIns.stream().map(Answer::status).collect(Collectors.toSet()));
        signIns.stream()
                .filter(answer -> answer.status() == 503)
                .forEach(answer -> Refusals.oauth(503, "temporarily_unavailable", answer));
        answers.subList(10 * WAITING, answers.size()).forEach(answer -> answer.expect(200));
    }

    private void an_address_that_tries_many_accounts_waits_at_all_of_them_also_after_kill_9() throws Exception {
        TestUser user = TestUser.register(http);
        Cookie device = Cookie.deviceSetBy(user.trySignIn(user.password()).expect(200));

        for (int i = 0; i < ACCOUNTS + 2; i++) { // an office: people mistype, and get in
            TestUser clerk = TestUser.register(http);
            clerk.trySignIn("not the password").expect(400);
            clerk.trySignIn(clerk.password()).expect(200);
        }

        int tries = 0;
        Answer last;
        do {
            last = http.post("/auth/token")
                    .form("grant_type", "password", "username", TestUser.unusedEmail(), "password", "password1")
                    .send();
            tries++;
        } while (last.status() == 400 && tries <= 2 * ACCOUNTS);

        ThrottleIT.assertWaits(last);
        assertEquals(ACCOUNTS + 1, tries);
        ThrottleIT.assertWaits(user.trySignIn(user.password()));
        signInFrom(device, user).expect(200);

        server.kill();
        start();

        ThrottleIT.assertWaits(user.trySignIn(user.password()));
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
                .env("HALLPASS_THROTTLE_ACCOUNTS_FAILURES", Integer.toString(ACCOUNTS))
                .env("HALLPASS_PASSWORD_HASH_WAITING", Integer.toString(WAITING))
                .env("HALLPASS_THROTTLE_FIRST", "PT10M")
                .env("HALLPASS_THROTTLE_ADDRESS_LONGEST", "PT10M")
                .env("HALLPASS_THROTTLE_ACCOUNTS_FORGET", "PT1H")
                .httpPort(httpPort)
                .httpsPort(httpsPort)
                .start();
        server.awaitReady(Instances.READY_WITHIN);
    }
}
