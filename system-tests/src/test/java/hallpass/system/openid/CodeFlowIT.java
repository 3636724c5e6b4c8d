package hallpass.system.openid;

import static hallpass.system.openid.Application.REDIRECT_URI;
import static hallpass.system.openid.Application.claims;
import static hallpass.system.openid.Application.code;
import static hallpass.system.openid.Application.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Parallel;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A code becomes tokens: what they say, and what a code is bound to. */
@OnBothEngines
class CodeFlowIT {

    private final Http http;
    private final String issuer;
    private final TestUser admin;
    private final Visitor visitor;

    CodeFlowIT(Hallpass hallpass) {
        http = hallpass.http();
        issuer = hallpass.issuer();
        admin = hallpass.admin();
        visitor = new Visitor(http);
    }

    @Test
    void a_person_signs_in_and_the_application_gets_tokens() {
        Application app = Application.firstParty(http, admin);
        TestUser ada = TestUser.register(http);

        Answer signInPage =
                visitor.open(app.request("scope", "openid profile email todo")).expect(200);
        Answer redirect = visitor.signIn(signInPage, ada).expect(303);

        assertTrue(redirect.header("Location").startsWith(REDIRECT_URI + "?"), redirect::toString);
        Map<String, String> answer = Visitor.query(redirect.header("Location"));
        assertEquals("a state", answer.get("state"));
        assertEquals(issuer, answer.get("iss"));
        Answer tokens = app.exchange(answer.get("code")).expect(200);
        assertEquals("Bearer", tokens.text("token_type"));
        assertEquals("openid profile email todo", tokens.text("scope"));
        assertTrue(tokens.json().containsKey("refresh_token"), tokens::toString);
        JsonObject id = claims(tokens.text("id_token"));
        assertEquals(issuer, id.getString("iss"));
        assertEquals(ada.id(), id.getString("sub"));
        assertEquals(app.id(), id.getString("aud"));
        assertEquals("a nonce", id.getString("nonce"));
        assertEquals("pwd", id.getString("acr"));
        assertEquals(List.of("pwd"), Json.texts(id, "amr"));
        assertEquals(Application.leftHalf(tokens.text("access_token")), id.getString("at_hash"));
        assertEquals("JWT", Application.header(tokens.text("id_token")).getString("typ"));
        assertFalse(id.containsKey("email"), "claims of scopes are in userinfo");
        JsonObject access = claims(tokens.text("access_token"));
        assertEquals(List.of("todo"), Json.texts(access, "aud"));
        assertEquals(id.getString("sid"), access.getString("sid"));
        assertEquals(app.id(), access.getString("client_id"));
        http.get("/todo/tasks").token(tokens.text("access_token")).expect(200);
        http.get("/auth/users/me").token(tokens.text("access_token")).expect(401);
    }

    @Test
    void userinfo_says_what_the_scopes_are_for() {
        Application app = Application.firstParty(http, admin);
        TestUser ada = TestUser.register(http);
        String token = tokens(app, ada, "scope", "openid email").text("access_token");

        JsonObject info = http.get("/auth/userinfo").token(token).expect(200).json();

        assertEquals(ada.id(), info.getString("sub"));
        assertEquals(ada.email(), info.getString("email"));
        assertFalse(info.getBoolean("email_verified"));
        assertFalse(info.containsKey("name"), info::toString);
        assertEquals(info, http.post("/auth/userinfo").token(token).expect(200).json());
        assertEquals(
                info,
                http.post("/auth/userinfo")
                        .form("access_token", token)
                        .expect(200)
                        .json());
        http.post("/auth/userinfo").token(token).form("access_token", token).expect(400);
        http.get("/auth/userinfo?access_token=" + token).expect(401);
    }

    @Test
    void userinfo_and_the_id_token_say_what_the_claims_parameter_asks() {
        Application app = Application.firstParty(http, admin);
        TestUser ada = TestUser.register(http);

        Answer tokens = tokens(
                app,
                ada,
                "claims",
                "{\"userinfo\": {\"name\": {\"essential\": true}}, \"id_token\": {\"email\": null}}");

        JsonObject info = http.get("/auth/userinfo")
                .token(tokens.text("access_token"))
                .expect(200)
                .json();
        assertEquals("Somebody", info.getString("name"));
        assertFalse(info.containsKey("email"), info::toString);
        assertEquals(ada.email(), claims(tokens.text("id_token")).getString("email"));
    }

    @Test
    void a_token_without_openid_is_no_key_to_userinfo() {
        Application app = Application.firstParty(http, admin);

        Answer tokens = tokens(app, TestUser.register(http), "scope", "todo");

        assertFalse(tokens.json().containsKey("id_token"), tokens::toString);
        http.get("/auth/userinfo").token(tokens.text("access_token")).expect(403);
    }

    @Test
    void a_code_is_good_once_and_its_second_use_ends_what_it_gave() {
        Application app = Application.firstParty(http, admin);
        String code = app.code(visitor, TestUser.register(http), "scope", "openid todo");
        Answer tokens = app.exchange(code).expect(200);

        assertEquals("invalid_grant", app.exchange(code).expect(400).text("error"));

        assertEquals(
                "invalid_grant",
                app.refresh(tokens.text("refresh_token")).expect(400).text("error"));
        http.get("/auth/userinfo").token(tokens.text("access_token")).expect(401);
        Eventually.eventually(
                Hallpass.REFUSED_WITHIN,
                () -> http.get("/todo/tasks").token(tokens.text("access_token")).send(),
                answer -> answer.status() == 401);
    }

    @Test
    void a_code_is_good_once_also_at_the_same_moment() {
        Application app = Application.firstParty(http, admin);
        String code = app.code(visitor, TestUser.register(http));

        List<Integer> statuses = Parallel.times(8, () -> app.exchange(code)).stream()
                .map(Answer::status)
                .sorted()
                .toList();

        assertEquals(List.of(200, 400, 400, 400, 400, 400, 400, 400), statuses);
    }

    @Test
    void a_code_is_worth_nothing_without_what_it_is_bound_to() {
        Application app = Application.firstParty(http, admin);
        Application other = Application.firstParty(http, admin);
        String code = app.code(visitor, TestUser.register(http));

        assertEquals("invalid_grant", other.exchange(code).expect(400).text("error"));
        assertEquals("invalid_grant", refused(app.exchange(code, "code_verifier", "b".repeat(43)), 400));
        assertEquals("invalid_grant", refused(app.exchange(code, "code_verifier", null), 400));
        assertEquals("invalid_grant", refused(app.exchange(code, "redirect_uri", REDIRECT_URI + "/"), 400));
        assertEquals("invalid_grant", refused(app.exchange(code, "redirect_uri", null), 400));
        app.exchange(code).expect(200);
    }

    @Test
    void the_challenge_cannot_be_taken_out() {
        Application app = Application.firstParty(http, admin, "pkce", "optional");
        String without =
                app.code(visitor, TestUser.register(http), "code_challenge", null, "code_challenge_method", null);

        assertEquals("invalid_grant", refused(app.exchange(without), 400), "a verifier, but no challenge");
        app.exchange(without, "code_verifier", null).expect(200);
    }

    @Test
    void refreshed_tokens_keep_their_scope_and_their_sign_in() {
        Application app = Application.firstParty(http, admin);
        TestUser ada = TestUser.register(http);
        Answer tokens = tokens(app, ada, "scope", "openid email todo");

        Answer refreshed = app.refresh(tokens.text("refresh_token")).expect(200);

        JsonObject before = claims(tokens.text("id_token"));
        JsonObject after = claims(refreshed.text("id_token"));
        assertEquals("openid email todo", refreshed.text("scope"));
        assertEquals(before.getInt("auth_time"), after.getInt("auth_time"));
        assertEquals(before.getString("sid"), after.getString("sid"));
        assertFalse(after.containsKey("nonce"), after::toString);
        assertEquals(List.of("todo"), Json.texts(claims(refreshed.text("access_token")), "aud"));
        assertEquals(
                "invalid_grant",
                refused(Application.firstParty(http, admin).refresh(refreshed.text("refresh_token")), 400));
    }

    @Test
    void a_new_password_ends_the_sign_in_and_its_sessions() {
        Application app = Application.firstParty(http, admin);
        TestUser ada = TestUser.register(http);
        Answer tokens = tokens(app, ada);
        String unused = code(visitor.open(app.request()));

        http.put("/auth/users/me/password")
                .as(ada)
                .json("current_password", ada.password(), "new_password", TestUser.unusedPassword())
                .expect(204);

        assertEquals("invalid_grant", refused(app.refresh(tokens.text("refresh_token")), 400));
        assertEquals("invalid_grant", refused(app.exchange(unused), 400));
        assertEquals("login_required", error(visitor.open(app.request("prompt", "none"))));
    }

    private Answer tokens(Application app, TestUser user, String... changes) {
        return app.exchange(app.code(visitor, user, changes)).expect(200);
    }

    private static String refused(Answer answer, int status) {
        return answer.expect(status).text("error");
    }
}
