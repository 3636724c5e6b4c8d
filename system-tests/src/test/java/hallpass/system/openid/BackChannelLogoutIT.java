package hallpass.system.openid;

import static hallpass.system.http.Eventually.eventually;
import static hallpass.system.openid.Application.claims;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Applications are told of each of their sessions that ends (OpenID Connect Back-Channel Logout 1.0). */
@OnBothEngines
class BackChannelLogoutIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration WITH_PATIENCE = Duration.ofSeconds(40);

    private final Http http;
    private final String issuer;
    private final TestUser admin;
    private final TestUser ada;
    private final Visitor visitor;

    BackChannelLogoutIT(Hallpass hallpass) {
        http = hallpass.http();
        issuer = hallpass.issuer();
        admin = hallpass.admin();
        ada = TestUser.register(http);
        visitor = new Visitor(http);
    }

    @Test
    void every_application_of_a_sign_in_is_told_once_and_at_once() throws InterruptedException {
        try (Listener one = new Listener();
                Listener two = new Listener(204)) {
            Application first = application(one);
            Application second = application(two);
            JsonObject idToken = claims(signedIn(first).text("id_token"));
            second.exchange(Application.code(visitor.open(second.request()))).expect(200);
            Instant end = Instant.now();

            visitor.submit(visitor.open("/auth/logout"), "decision", "yes").expect(200);

            Listener.Told told = toldOne(one, AT_ONCE);
            toldOne(two, AT_ONCE);
            JsonObject header = Application.header(told.token());
            JsonObject logout = claims(told.token());
            assertEquals("logout+jwt", header.getString("typ"));
            assertTrue(header.containsKey("kid"), header::toString);
            assertEquals(Set.of("iss", "aud", "iat", "exp", "jti", "events", "sub", "sid"), logout.keySet());
            assertEquals(issuer, logout.getString("iss"));
            assertEquals(first.id(), logout.getString("aud"));
            assertEquals(ada.id(), logout.getString("sub"));
            assertEquals(idToken.getString("sid"), logout.getString("sid"));
            assertEquals(120, logout.getInt("exp") - logout.getInt("iat"));
            assertTrue(Math.abs(logout.getInt("iat") - end.getEpochSecond()) <= 5, logout::toString);
            assertEquals(
                    Json.object(),
                    logout.getJsonObject("events").getJsonObject("http://schemas.openid.net/event/backchannel-logout"));
            Thread.sleep(1500); // of several replicas none sends it again
            assertEquals(1, one.told().size());
            assertEquals(1, two.told().size());
            assertEquals("sent", notices(first).get(0).getString("state"));
        }
    }

    @Test
    void it_is_told_also_if_another_ends_the_session() {
        try (Listener listener = new Listener()) {
            Application app = application(listener);
            Answer tokens = signedIn(app);
            String sid = claims(tokens.text("id_token")).getString("sid");

            http.delete("/auth/users/" + ada.id() + "/sessions/" + sid)
                    .as(admin)
                    .expect(204);

            assertEquals(sid, claims(toldOne(listener, AT_ONCE).token()).getString("sid"));
            Answer again =
                    app.exchange(Application.code(visitor.open(app.request()))).expect(200);
            app.refresh(again.text("refresh_token")).expect(200);
            http.delete("/auth/users/" + ada.id()).as(admin).expect(204);
            eventually(AT_ONCE, listener::told, told -> told.size() == 2);
        }
    }

    @Test
    void an_application_that_gives_its_token_back_is_told_nothing() throws InterruptedException {
        try (Listener listener = new Listener()) {
            Application app = application(listener);
            Answer tokens = signedIn(app);

            app.post("/auth/revoke", new LinkedHashMap<>(Map.of("token", tokens.text("refresh_token"))))
                    .expect(200);
            Thread.sleep(1500);

            assertEquals(List.of(), listener.told());
        }
    }

    @Test
    void a_pairwise_client_hears_of_the_user_by_its_own_name() {
        try (Listener listener = new Listener()) {
            Application app = application(listener, "subject_type", "pairwise");
            JsonObject idToken = claims(signedIn(app).text("id_token"));

            http.delete("/auth/users/me/sign-ins").as(ada).expect(204);

            JsonObject logout = claims(toldOne(listener, AT_ONCE).token());
            assertEquals(idToken.getString("sub"), logout.getString("sub"));
            assertFalse(logout.toString().contains(ada.id()), logout::toString);
        }
    }

    @Test
    void what_could_not_be_told_is_tried_again_and_given_up_in_the_end() {
        try (Listener well = new Listener(500, 200);
                Listener ill = new Listener(500, 302, 200)) {
            Application soonWell = application(well);
            Application given = application(ill);
            signedIn(soonWell);
            given.exchange(Application.code(visitor.open(given.request()))).expect(200);

            visitor.submit(visitor.open("/auth/logout"), "decision", "yes").expect(200);

            eventually(WITH_PATIENCE, well::told, told -> told.size() == 2);
            JsonObject failed =
                    eventually(WITH_PATIENCE, () -> notices(given).get(0), notice -> notice.getString("state")
                            .equals("failed"));
            assertEquals(2, failed.getInt("attempts"));
            assertEquals("It answered 302 and not 200.", failed.getString("trouble"));
            assertEquals(
                    "sent",
                    eventually(AT_ONCE, () -> notices(soonWell).get(0), notice -> notice.getString("state")
                                    .equals("sent"))
                            .getString("state"));
            assertTrue(claims(well.told().get(0).token())
                            .getString("jti")
                            .compareTo(claims(well.told().get(1).token()).getString("jti"))
                    != 0);
            assertEquals(
                    1,
                    http.get("/auth/audit?type=backchannel_logout&client=" + given.id())
                            .as(admin)
                            .expect(200)
                            .items()
                            .size());

            String path = "/auth/logout-notices/" + failed.getString("id") + "/retry";
            Refusals.problem(403, http.post(path).as(ada).send());
            http.post(path).as(admin).expect(204);
            eventually(WITH_PATIENCE, ill::told, told -> told.size() == 3);
        }
    }

    @Test
    void an_application_that_does_not_answer_delays_no_other() {
        try (Listener hanging = new Listener(Listener.HANGS, Listener.HANGS);
                Listener listener = new Listener()) {
            Application slow = application(hanging);
            Application app = application(listener);
            signedIn(slow);
            for (int i = 0; i < 5; i++) {
                slow.exchange(Application.code(visitor.open(slow.request()))).expect(200);
            }
            app.exchange(Application.code(visitor.open(app.request()))).expect(200);

            visitor.submit(visitor.open("/auth/logout"), "decision", "yes").expect(200);

            toldOne(listener, AT_ONCE);
        }
    }

    @Test
    void notices_are_for_admins() {
        Refusals.problem(403, http.get("/auth/logout-notices").as(ada).send());
        Refusals.problem(401, http.get("/auth/logout-notices").send());
        Refusals.problem(
                400, http.get("/auth/logout-notices?state=lost").as(admin).send());
    }

    private static Listener.Told toldOne(Listener listener, Duration within) {
        return eventually(within, listener::told, told -> told.size() == 1).get(0);
    }

    private Application application(Listener listener, Object... more) {
        Object[] members = Stream.concat(Stream.of("backchannel_logout_uri", listener.address()), Stream.of(more))
                .toArray();
        return Application.firstParty(http, admin, members);
    }

    private Answer signedIn(Application app) {
        return app.exchange(app.code(visitor, ada)).expect(200);
    }

    private List<JsonObject> notices(Application app) {
        return http.get("/auth/logout-notices?page_size=100").as(admin).expect(200).items().stream()
                .filter(notice -> notice.getString("client_id").equals(app.id()))
                .toList();
    }
}
