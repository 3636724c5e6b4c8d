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
    private List<String> atHanging;
    private List<String> atFailing;

    /** @param http of a server that has no other notices */
    public WaitingNotices(Http http, TestUser admin) {
        this.http = http;
        this.admin = admin;
        this.visitor = new Visitor(http);
    }

    /** Signs somebody in to both applications. */
    public void signIn() {
        TestUser ada = TestUser.register(http);
        atHanging = sid(signedIn(ada, hanging));
        atFailing = sid(signedIn(ada, failing));
    }

    /** Signs out. Then each application has got one notice, and did not take it. */
    public void signOut() {
        visitor.submit(visitor.open("/auth/logout"), "decision", "yes").expect(200);
        eventually(PATIENCE, () -> hanging.told().size() + failing.told().size(), told -> told == 2);
    }

    /** After the restart. */
    public void assertTold() {
        eventually(PATIENCE, hanging::told, told -> told.size() == 2);
        eventually(PATIENCE, failing::told, told -> told.size() == 2);
        assertEquals(atHanging, sids(hanging));
        assertEquals(atFailing, sids(failing));
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
