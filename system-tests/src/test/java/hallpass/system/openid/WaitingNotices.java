package hallpass.system.openid;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import java.time.Duration;
import java.util.List;

/** Two applications that are not told of a sign-out before the server is killed, and are told when it is back. */
public final class WaitingNotices implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Http http;
    private final TestUser admin;
    private final Listener hanging = new Listener(Listener.HANGS);
    private final Listener failing = new Listener(503);
    private final Visitor visitor;
    private String atHanging;
    private String atFailing;

    /** @param http of a server that has no other notices */
    public WaitingNotices(Http http, TestUser admin) {
        this.http = http;
        this.admin = admin;
        this.visitor = new Visitor(http);
    }

    /** Signs somebody in to both applications. */
    public void signIn() {
        TestUser ada = TestUser.register(http);
        atHanging = sid(signedIn(ada, hanging).text("id_token"));
        atFailing = sid(signedIn(ada, failing).text("id_token"));
    }

    /** Signs out. Then each application has got a notice, and did not take it. */
    public void signOut() {
        visitor.submit(visitor.open("/auth/logout"), "decision", "yes").expect(200);
        eventually(PATIENCE, hanging::told, told -> !told.isEmpty());
        eventually(PATIENCE, failing::told, told -> !told.isEmpty());
    }

    /** After the restart. If the kill came late, {@code failing} was told again before it. */
    public void assertTold() {
        eventually(PATIENCE, hanging::told, told -> told.size() == 2);
        eventually(PATIENCE, failing::told, told -> told.size() == 2);
        assertEquals(List.of(atHanging, atHanging), sids(hanging));
        assertEquals(List.of(atFailing, atFailing), sids(failing));
        eventually(
                PATIENCE,
                () -> http.get("/auth/logout-notices?state=sent")
                        .as(admin)
                        .expect(200)
                        .items(),
                sent -> sent.size() == 2);
    }

    @Override
    public void close() {
        hanging.close();
        failing.close();
    }

    /** Signs in at first, and goes on as the same user then. */
    private Answer signedIn(TestUser user, Listener listener) {
        Application app = Application.firstParty(http, admin, "backchannel_logout_uri", listener.address());
        Answer page = visitor.open(app.request());
        return app.exchange(Application.code(page.status() == 303 ? page : visitor.signIn(page, user)))
                .expect(200);
    }

    private static String sid(String token) {
        return Application.claims(token).getString("sid");
    }

    private static List<String> sids(Listener listener) {
        return listener.told().stream().map(told -> sid(told.token())).toList();
    }
}
