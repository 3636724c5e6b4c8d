package hallpass.system.openid;

import static hallpass.system.openid.Application.claims;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Parallel;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signing in on a device without a browser (RFC 8628). */
@OnBothEngines
class DeviceGrantIT {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    private final Http http;
    private final TestUser admin;
    private final TestUser ada;
    private final Visitor visitor;
    private final Application tv;

    DeviceGrantIT(Hallpass hallpass) {
        http = hallpass.http();
        admin = hallpass.admin();
        ada = TestUser.register(http);
        visitor = new Visitor(http);
        tv = device();
    }

    @Test
    void a_person_lets_a_device_in() {
        Answer codes = begin(tv, "scope", "openid todo");
        assertTrue(
                codes.text("user_code").matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}"),
                codes::toString);
        assertEquals(600, codes.json().getInt("expires_in"));
        assertEquals(5, codes.json().getInt("interval"));
        assertEquals(
                codes.text("verification_uri") + "?user_code=" + codes.text("user_code"),
                codes.text("verification_uri_complete"));
        assertTrue(codes.header("Cache-Control").contains("no-store"), codes::toString);
        assertEquals("authorization_pending", error(poll(tv, codes)));

        Answer signIn = visitor.open("/auth/device").expect(200);
        Answer entry = visitor.signIn(signIn, ada).expect(200);
        String typed = codes.text("user_code").toLowerCase(Locale.ROOT).replace("-", " ");
        Answer confirm = visitor.submit(entry, "user_code", typed).expect(200);
        assertTrue(confirm.body().contains("Some application"), confirm::toString);
        assertTrue(confirm.body().contains(ada.email()), confirm::toString);
        assertTrue(confirm.body().contains(codes.text("user_code")), confirm::toString);
        visitor.submit(confirm, "decision", "allow").expect(200);

        Answer tokens = poll(tv, codes).expect(200);
        assertEquals("openid todo", tokens.text("scope"));
        assertEquals(ada.id(), claims(tokens.text("id_token")).getString("sub"));
        assertEquals(List.of("todo"), Json.texts(claims(tokens.text("access_token")), "aud"));
        http.get("/todo/tasks").token(tokens.text("access_token")).expect(200);
        assertEquals("invalid_grant", error(poll(tv, codes)), "it is good once");
        tv.refresh(tokens.text("refresh_token")).expect(200);
    }

    @Test
    void the_code_may_come_in_the_address_and_the_person_is_asked_all_the_same() {
        Answer codes = begin(tv);

        Answer signIn = visitor.open("/auth/device?user_code=" + codes.text("user_code"))
                .expect(200);
        Answer confirm = visitor.signIn(signIn, ada).expect(200);

        assertTrue(confirm.body().contains(codes.text("user_code")), confirm::toString);
        assertEquals("authorization_pending", error(poll(tv, codes)));
        visitor.submit(confirm, "decision", "deny").expect(200);
        assertEquals("access_denied", error(poll(tv, codes)));
        visitor.submit(confirm, "decision", "allow").expect(400);
        assertEquals("access_denied", error(poll(tv, codes)));
    }

    @Test
    void a_device_that_asks_too_often_is_slowed_down() throws InterruptedException {
        Answer codes = begin(tv);

        assertEquals("authorization_pending", error(poll(tv, codes)));
        assertEquals("slow_down", error(poll(tv, codes)));
        Thread.sleep(5000);
        assertEquals("slow_down", error(poll(tv, codes)), "it is ten seconds now");
    }

    @Test
    void only_one_of_many_questions_at_once_gets_tokens() {
        Answer codes = begin(tv);
        allow(codes);

        List<Integer> statuses = Parallel.times(6, () -> poll(tv, codes)).stream()
                .map(Answer::status)
                .sorted()
                .toList();

        assertEquals(List.of(200, 400, 400, 400, 400, 400), statuses);
    }

    @Test
    void a_device_code_is_its_clients_own() {
        Application other = device();
        Answer codes = begin(tv);
        allow(codes);

        assertEquals("invalid_grant", error(poll(other, codes)));
        assertEquals("invalid_grant", error(tv.post("/auth/token", fields("device_code", "unknown"))));
        assertEquals("invalid_request", error(tv.post("/auth/token", fields())));
        poll(tv, codes).expect(200);
    }

    @Test
    void only_a_client_of_this_grant_gets_codes() {
        Application web = Application.firstParty(http, admin);

        assertEquals("unauthorized_client", error(web.post("/auth/device_authorization", new LinkedHashMap<>())));
        assertEquals("unauthorized_client", error(web.post("/auth/token", fields("device_code", "x"))));
        assertEquals(
                "unauthorized_client",
                error(http.post("/auth/device_authorization")
                        .form("scope", "openid")
                        .send()));
        http.post("/auth/device_authorization").form("client_id", "nobody").expect(401);
        assertEquals(
                "invalid_scope",
                error(tv.post("/auth/device_authorization", new LinkedHashMap<>(Map.of("scope", "unknown")))));
    }

    @Test
    void another_site_cannot_allow_it_and_nobody_allows_it_without_signing_in() {
        Answer codes = begin(tv);
        Map<String, String> form = Map.of("user_code", codes.text("user_code"), "decision", "allow");
        Answer page = visitor.signIn(visitor.open("/auth/device"), ada).expect(200);

        visitor.post("/auth/device", form).expect(403);
        new Visitor(http).submitOnly(page, "user_code", codes.text("user_code")).expect(403);
        Visitor nobody = new Visitor(http);
        nobody.open("/auth/signin");

        assertEquals("authorization_pending", error(poll(tv, codes)));
        assertTrue(page.header("Content-Security-Policy").contains("frame-ancestors 'none'"), page::toString);
    }

    @Test
    void guessing_codes_is_hopeless() {
        Answer page = visitor.signIn(visitor.open("/auth/device"), ada).expect(200);

        int guesses = 0;
        Answer answer = visitor.submit(page, "user_code", "BBBB-BBBB");
        while (answer.status() == 400 && guesses < 60) {
            guesses++;
            answer = visitor.submit(page, "user_code", "BBBB-BBBB");
        }

        answer.expect(429);
        assertTrue(guesses >= 25 && guesses <= 40, "after " + guesses);
        assertFalse(answer.header("Retry-After").isEmpty(), answer::toString);
    }

    @Test
    void signing_out_in_the_browser_leaves_the_device_alone_and_a_new_password_does_not() {
        Answer codes = begin(tv);
        Answer unused = begin(tv);
        allow(codes);
        allow(unused);
        Answer tokens = poll(tv, codes).expect(200);

        visitor.submit(visitor.open("/auth/logout"), "decision", "yes").expect(200);
        Answer refreshed = tv.refresh(tokens.text("refresh_token")).expect(200);
        http.put("/auth/users/me/password")
                .as(ada)
                .json("current_password", ada.password(), "new_password", TestUser.unusedPassword())
                .expect(204);

        tv.refresh(refreshed.text("refresh_token")).expect(400);
        assertEquals("invalid_grant", error(poll(tv, unused)));
    }

    @Test
    void what_was_allowed_and_not_fetched_ends_with_all_sessions() {
        Answer codes = begin(tv);
        allow(codes);

        http.delete("/auth/users/me/sessions").as(ada).expect(204);

        assertEquals("invalid_grant", error(poll(tv, codes)));
    }

    @Test
    void a_sign_in_from_before_the_policy_lets_no_device_in() {
        Visitor bobs = new Visitor(http);
        TestUser bob = TestUser.register(http);
        bobs.signIn(bobs.open("/auth/device"), bob).expect(200);
        visitor.signIn(visitor.open("/auth/device"), ada).expect(200);
        Guarded guarded = Guarded.of(http, ada);
        for (TestUser user : List.of(ada, bob)) {
            http.patch("/auth/users/" + user.id())
                    .as(admin)
                    .mergePatch("roles", List.of("user", Hallpass.MFA_ROLE))
                    .expect(200);
        }
        Answer codes = begin(tv);
        String page = "/auth/device?user_code=" + codes.text("user_code");

        Answer password = bobs.open(page).expect(200);
        Answer setup = bobs.signIn(password, bob).expect(200);
        assertTrue(setup.body().contains("id=\"secret\""), setup::toString);
        Answer second = visitor.open(page).expect(200);
        Answer confirm = visitor.submit(second, "code", guarded.app().code()).expect(200);
        assertEquals("authorization_pending", error(poll(tv, codes)));
        visitor.submit(confirm, "decision", "allow").expect(200);
    }

    private void allow(Answer codes) {
        Answer page = visitor.open("/auth/device?user_code=" + codes.text("user_code"));
        Answer confirm = page.body().contains("password") ? visitor.signIn(page, ada) : page;
        visitor.submit(confirm, "decision", "allow").expect(200);
    }

    private Application device() {
        return Application.publicOne(
                http,
                admin,
                "audiences",
                List.of("todo"),
                "redirect_uris",
                List.of(),
                "grant_types",
                List.of(GRANT, "refresh_token"));
    }

    private static Answer begin(Application app, String... parameters) {
        return app.post("/auth/device_authorization", new LinkedHashMap<>(Map.of("scope", "openid")), parameters)
                .expect(200);
    }

    private static Answer poll(Application app, Answer codes) {
        return app.post("/auth/token", fields("device_code", codes.text("device_code")));
    }

    private static Map<String, String> fields(String... more) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", GRANT);
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    private static String error(Answer answer) {
        return answer.expect(400).text("error");
    }
}
