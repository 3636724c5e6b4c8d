package hallpass.system.session;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Answer;
import hallpass.system.http.Cookie;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OwnServers;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server whose sessions and audit events live for seconds, so that tests see them end. */
@OwnServers
class ShortLivesIT {

    private static final Duration IDLE = Duration.ofSeconds(6);
    private static final Duration ABSOLUTE = Duration.ofSeconds(15);
    private static final Duration RETENTION = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static LibertyServer server;
    private static Http http;
    private static TestUser admin;

    @BeforeAll
    static void start() throws Exception {
        String email = TestUser.unusedEmail();
        String password = TestUser.unusedPassword();
        server = LibertyServer.named("auth")
                .instance(Instances.fresh("short"))
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .env("HALLPASS_ADMIN_EMAIL", email)
                .env("HALLPASS_ADMIN_PASSWORD", password)
                .env("HALLPASS_SESSION_IDLE_LIFETIME", IDLE.toString())
                .env("HALLPASS_SESSION_LIFETIME", ABSOLUTE.toString())
                .env("HALLPASS_AUDIT_RETENTION", RETENTION.toString())
                .start();
        http = Http.at(server.awaitReady(Instances.READY_WITHIN).http());
        admin = TestUser.known(http, email, password);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void an_idle_session_ends() {
        TestUser user = TestUser.register(http);
        Tokens idle = user.signIn();
        Tokens asking = user.signIn();

        assertTrue(sessions(asking).contains(sid(idle)));
        // reading the list of sessions is no use of the other session
        eventually(PATIENCE, () -> sessions(user.signIn()), listed -> !listed.contains(sid(idle)));

        Refusals.oauth(400, "invalid_grant", user.refresh(idle));
    }

    @Test
    void a_session_that_is_used_ends_when_its_time_is_up() {
        TestUser user = TestUser.register(http);
        Cookie cookie = Cookie.setBy(http.post("/auth/session")
                .json("email", user.email(), "password", user.password())
                .expect(200));
        Instant latestEnd = Instant.now().plus(ABSOLUTE);
        List<Cookie> cookies = new ArrayList<>(List.of(cookie));

        Answer refused = eventually(
                PATIENCE,
                () -> {
                    Answer answer = refresh(cookies.get(cookies.size() - 1));
                    if (answer.status() == 200) {
                        Cookie next = Cookie.setBy(answer);
                        // the browser forgets the cookie at the latest when the session ends
                        Instant forgotten = Instant.now().plusSeconds(maxAge(next));
                        assertFalse(forgotten.isAfter(latestEnd.plusSeconds(2)), next::toString);
                        cookies.add(next);
                    }
                    return answer;
                },
                answer -> answer.status() != 200);

        Refusals.problem(401, refused);
        assertTrue(cookies.size() > 3, "it was used all the time");
        assertEquals(IDLE.toSeconds(), maxAge(cookies.get(0)), 1);
        assertFalse(maxAge(cookies.get(cookies.size() - 1)) > 2);
    }

    @Test
    void old_events_are_removed_and_younger_ones_are_not() {
        TestUser first = TestUser.register(http);
        assertEquals(1, registrations(first));

        TestUser[] last = new TestUser[1];
        eventually(
                PATIENCE,
                () -> {
                    last[0] = TestUser.register(http);
                    return registrations(first);
                },
                count -> count == 0);

        assertEquals(1, registrations(last[0]));
    }

    private static long registrations(TestUser user) {
        return http.get("/auth/audit?type=user_registered&user=" + user.id())
                .token(admin.signIn().access())
                .expect(200)
                .items()
                .size();
    }

    private static Answer refresh(Cookie cookie) {
        return http.post("/auth/session/refresh")
                .header("Cookie", cookie.pair())
                .header("X-Requested-By", "hallpass")
                .send();
    }

    private static long maxAge(Cookie cookie) {
        return Long.parseLong(cookie.attribute("Max-Age"));
    }

    private static List<String> sessions(Tokens tokens) {
        return http.get("/auth/users/me/sessions?page_size=100").token(tokens.access()).expect(200).items().stream()
                .map((JsonObject session) -> session.getString("id"))
                .toList();
    }

    private static String sid(Tokens tokens) {
        return tokens.claims().getString("sid");
    }
}
