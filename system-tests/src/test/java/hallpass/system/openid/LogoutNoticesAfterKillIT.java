package hallpass.system.openid;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.launcher.LibertyServer;
import hallpass.launcher.Ports;
import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OwnServers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An auth server that is killed while applications wait to be told of a sign-out tells them when it is back. */
@OwnServers
class LogoutNoticesAfterKillIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path instance = Instances.fresh("killed-notices");
    private final int httpPort = Ports.free();
    private final int httpsPort = Ports.free();
    private final Http http = Http.at(URI.create("http://localhost:" + httpPort));
    private final TestUser admin = TestUser.known(http, TestUser.unusedEmail(), TestUser.unusedPassword());
    private LibertyServer server;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void what_waits_when_the_server_is_killed_is_told_after_the_restart() throws Exception {
        start();
        TestUser ada = TestUser.register(http);
        Visitor visitor = new Visitor(http);
        try (Listener hanging = new Listener(Listener.HANGS);
                Listener failing = new Listener(503)) {
            Answer atHanging = signedIn(visitor, ada, hanging);
            Answer atFailing = signedIn(visitor, ada, failing);

            visitor.submit(visitor.open("/auth/logout"), "decision", "yes").expect(200);
            eventually(PATIENCE, () -> hanging.told().size() + failing.told().size(), told -> told == 2);
            server.kill();
            start();

            eventually(PATIENCE, hanging::told, told -> told.size() == 2);
            eventually(PATIENCE, failing::told, told -> told.size() == 2);
            assertEquals(sid(atHanging), sids(hanging));
            assertEquals(sid(atFailing), sids(failing));
            eventually(
                    PATIENCE,
                    () -> http.get("/auth/logout-notices?state=sent")
                            .as(admin)
                            .expect(200)
                            .items(),
                    sent -> sent.size() == 2);
        }
    }

    private void start() throws IOException, InterruptedException {
        server = LibertyServer.named("auth")
                .instance(instance)
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .env("HALLPASS_ADMIN_EMAIL", admin.email())
                .env("HALLPASS_ADMIN_PASSWORD", admin.password())
                .env("HALLPASS_CLIENT_ADDRESSES", "any")
                .httpPort(httpPort)
                .httpsPort(httpsPort)
                .start();
        server.awaitReady(Instances.READY_WITHIN);
    }

    /** Signs in at first, and goes on as the same user then. */
    private Answer signedIn(Visitor visitor, TestUser user, Listener listener) {
        Application app = Application.firstParty(http, admin, "backchannel_logout_uri", listener.address());
        Answer page = visitor.open(app.request());
        return app.exchange(Application.code(page.status() == 303 ? page : visitor.signIn(page, user)))
                .expect(200);
    }

    /** What two notices of the session name. */
    private static List<String> sid(Answer tokens) {
        String sid = Application.claims(tokens.text("id_token")).getString("sid");
        return List.of(sid, sid);
    }

    private static List<String> sids(Listener listener) {
        return listener.told().stream()
                .map(told -> Application.claims(told.token()).getString("sid"))
                .toList();
    }
}
