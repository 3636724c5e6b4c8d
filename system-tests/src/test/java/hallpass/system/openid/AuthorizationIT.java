package hallpass.system.openid;

import static hallpass.system.openid.Application.REDIRECT_URI;
import static hallpass.system.openid.Application.claims;
import static hallpass.system.openid.Application.code;
import static hallpass.system.openid.Application.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The authorization endpoint: what it asks people, and what it answers to applications. */
@OnBothEngines
class AuthorizationIT {

    private final Http http;
    private final String issuer;
    private final TestUser admin;
    private final Visitor visitor;

    AuthorizationIT(Hallpass hallpass) {
        http = hallpass.http();
        issuer = hallpass.issuer();
        admin = hallpass.admin();
        visitor = new Visitor(http);
    }

    @Test
    void who_is_signed_in_is_not_asked_again_by_the_next_application() {
        Application first = Application.firstParty(http, admin);
        Application second = Application.firstParty(http, admin);
        TestUser ada = TestUser.register(http);
        String one = first.exchange(first.code(visitor, ada)).expect(200).text("id_token");

        String two = second.exchange(code(visitor.open(second.request())))
                .expect(200)
                .text("id_token");

        assertEquals(ada.id(), claims(two).getString("sub"));
        assertEquals(claims(one).getInt("auth_time"), claims(two).getInt("auth_time"));
        assertNotEquals(claims(one).getString("sid"), claims(two).getString("sid"));
        assertEquals("login_required", error(new Visitor(http).open(second.request("prompt", "none"))));
        code(visitor.open(second.request("prompt", "none")));
    }

    @Test
    void a_fresh_sign_in_is_asked_for_by_prompt_and_by_age() {
        Application app = Application.firstParty(http, admin);
        TestUser ada = TestUser.register(http);
        app.code(visitor, ada);

        Answer page = visitor.open(app.request("prompt", "login")).expect(200);
        assertEquals("login_required", error(visitor.open(app.request("prompt", "none", "max_age", "0"))));
        code(visitor.open(app.request("max_age", "10000")));

        code(visitor.signIn(page, ada));
        assertTrue(
                visitor.open(app.request("prompt", "login")).expect(200).body().contains("password"),
                "the next request asks again");
    }

    @Test
    void an_account_can_be_chosen_without_a_password() {
        Application app = Application.firstParty(http, admin);
        TestUser ada = TestUser.register(http);
        app.code(visitor, ada);

        Answer page = visitor.open(app.request("prompt", "select_account")).expect(200);

        assertTrue(page.body().contains(ada.email()), page::toString);
        String token =
                app.exchange(code(visitor.submit(page, "continue", "true"))).text("id_token");
        assertEquals(ada.id(), claims(token).getString("sub"));
    }

    @Test
    void a_hint_at_another_user_is_not_answered_with_this_one() {
        Application app = Application.firstParty(http, admin);
        TestUser ada = TestUser.register(http);
        String adas = app.exchange(app.code(visitor, ada)).text("id_token");
        String bobs = app.exchange(app.code(new Visitor(http), TestUser.register(http)))
                .text("id_token");

        code(visitor.open(app.request("id_token_hint", adas, "prompt", "none")));
        assertEquals("login_required", error(visitor.open(app.request("id_token_hint", bobs, "prompt", "none"))));
        assertEquals("invalid_request", error(visitor.open(app.request("id_token_hint", adas + "x"))));
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, , invalid_request",
        "response_mode, fragment, invalid_request",
        "code_challenge, , invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge, short, invalid_request",
        "scope, , invalid_scope",
        "scope, unknown, invalid_scope",
        "prompt, none login, invalid_request",
        "prompt, dance, invalid_request",
        "max_age, old, invalid_request",
        "claims, {, invalid_request",
        "request, e30.e30., invalid_request_object",
        "request_uri, https://app.example.org/request, invalid_request_uri",
        "resource, https://elsewhere.example.org/todo, invalid_target",
    })
    void what_is_wrong_the_application_is_told(String parameter, String value, String error) {
        Application app = Application.firstParty(http, admin);

        Answer answer = visitor.open(app.request(parameter, value)).expect(303);

        Map<String, String> told = Visitor.query(answer.header("Location"));
        assertTrue(answer.header("Location").startsWith(REDIRECT_URI + "?"), answer::toString);
        assertEquals(error, told.get("error"), answer::toString);
        assertEquals("a state", told.get("state"));
        assertEquals(issuer, told.get("iss"));
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, unknown",
        "client_id, ",
        "redirect_uri, https://evil.example.org/callback",
        "redirect_uri, https://app.example.org/callback/",
        "redirect_uri, https://app.example.org/callback?x=y",
        "redirect_uri, https://app.example.org/callback#x",
        "redirect_uri, https://app.example.org@evil.example.org/callback",
        "redirect_uri, HTTPS://app.example.org/callback",
        "redirect_uri, javascript:alert(1)",
        "request_uri, urn:ietf:params:oauth:request_uri:unknown",
    })
    void nobody_is_redirected_to_an_address_that_is_not_known_to_be_good(String parameter, String value) {
        Application app = Application.firstParty(http, admin);

        Answer page = visitor.open(app.request(parameter, value)).expect(400);

        assertEquals("text/html", page.mediaType());
        assertEquals("", page.header("Location"));
        assertTrue(page.header("Content-Security-Policy").contains("frame-ancestors 'none'"), page::toString);
    }

    @Test
    void a_redirect_address_may_be_left_out_only_if_there_is_but_one_and_no_id_token_is_asked_for() {
        Application one = Application.firstParty(http, admin);
        Application two = Application.firstParty(
                http, admin, "redirect_uris", List.of(REDIRECT_URI, "https://app.example.org/other"));

        String code = one.code(visitor, TestUser.register(http), "redirect_uri", null, "scope", "todo");

        one.exchange(code, "redirect_uri", null).expect(200);
        visitor.open(two.request("redirect_uri", null, "scope", "todo")).expect(400);
        visitor.open(one.request("redirect_uri", null)).expect(400); // OpenID Connect Core section 3.1.2.1
    }

    @Test
    void an_app_on_the_users_machine_listens_at_any_port() {
        Application app = Application.publicOne(http, admin, "redirect_uris", List.of("http://127.0.0.1/done"));

        Answer page = visitor.open(app.request("redirect_uri", "http://127.0.0.1:51004/done"))
                .expect(200);
        Answer redirect = visitor.signIn(page, TestUser.register(http));

        assertTrue(redirect.header("Location").startsWith("http://127.0.0.1:51004/done?"), redirect::toString);
        app.exchange(code(redirect), "redirect_uri", "http://127.0.0.1:51004/done")
                .expect(200);
        visitor.open(app.request("redirect_uri", "http://localhost:51004/done")).expect(400);
        visitor.open(app.request("redirect_uri", "http://127.0.0.1:51004/other"))
                .expect(400);
    }

    @Test
    void a_redirect_address_with_a_query_keeps_it() {
        String withQuery = REDIRECT_URI + "?tenant=a%20b";
        Application app = Application.firstParty(http, admin, "redirect_uris", List.of(withQuery));

        Answer page = visitor.open(app.request("redirect_uri", withQuery)).expect(200);
        Answer redirect = visitor.signIn(page, TestUser.register(http));

        assertTrue(redirect.header("Location").startsWith(withQuery + "&code="), redirect::toString);
    }

    @Test
    void the_answer_can_come_by_a_form() {
        Application app = Application.firstParty(http, admin);

        Answer page = visitor.open(app.request("response_mode", "form_post")).expect(200);
        Answer form = visitor.signIn(page, TestUser.register(http)).expect(200);

        assertTrue(form.body().contains("action=\"" + REDIRECT_URI + "\""), form::toString);
        assertTrue(form.body().contains("name=\"code\""), form::toString);
        assertTrue(
                form.header("Content-Security-Policy").contains("form-action 'self' https://app.example.org"),
                form::toString);
        Answer error = visitor.open(app.request("response_mode", "form_post", "prompt", "none", "max_age", "0"))
                .expect(200);
        assertTrue(error.body().contains("login_required"), error::toString);
    }

    @Test
    void a_request_may_be_sent_as_a_form() {
        Application app = Application.firstParty(http, admin);
        Map<String, String> parameters = Visitor.query("http://x" + app.request());

        Answer redirect = visitor.post("/auth/authorize", parameters).expect(303);

        Answer page = visitor.open(
                redirect.header("Location").replace(http.base("/auth").toString(), ""));
        app.exchange(code(visitor.signIn(page, TestUser.register(http)))).expect(200);
    }

    @Test
    void a_form_of_another_site_finds_the_sign_in_though_it_comes_without_its_cookie() {
        Application app = Application.firstParty(http, admin);
        app.code(visitor, TestUser.register(http));
        Visitor withoutCookies = new Visitor(http).with("Sec-Fetch-Site", "cross-site");

        Answer redirect = withoutCookies
                .post("/auth/authorize", Visitor.query("http://x" + app.request("prompt", "none")))
                .expect(303);

        code(visitor.openOnly(redirect.header("Location")));
    }

    @Test
    void unknown_parameters_and_how_to_show_the_pages_disturb_nothing() {
        Application app = Application.firstParty(http, admin);

        String code = app.code(
                visitor,
                TestUser.register(http),
                "extra",
                "ünknown &=?",
                "display",
                "popup",
                "ui_locales",
                "de en",
                "claims_locales",
                "de",
                "login_hint",
                "ada@example.org",
                "acr_values",
                "gold silver");

        app.exchange(code).expect(200);
    }

    @Test
    void an_unsigned_request_object_is_taken_of_a_client_that_is_registered_so() {
        Application app = Application.firstParty(http, admin, "request_object_signing_alg", "none");
        Application other = Application.firstParty(http, admin);
        String object = Application.unsigned(
                "client_id", app.id(), "redirect_uri", REDIRECT_URI, "state", "another state", "scope", "openid email");

        Answer page = visitor.open(app.request("request", object)).expect(200);
        Answer redirect = visitor.signIn(page, TestUser.register(http));

        assertEquals("another state", Visitor.query(redirect.header("Location")).get("state"));
        assertEquals("openid email", app.exchange(code(redirect)).expect(200).text("scope"));
        assertEquals("invalid_request_object", error(visitor.open(other.request("request", object))));
        String foreign = Application.unsigned("client_id", other.id(), "redirect_uri", REDIRECT_URI);
        assertEquals("invalid_request_object", error(visitor.open(app.request("request", foreign))));
        String evil = Application.unsigned("redirect_uri", "https://evil.example.org/");
        visitor.open(app.request("request", evil)).expect(400);
        assertEquals( // those that every client may use
                "[\"ES256\",\"PS256\",\"RS256\"]",
                http.get("/auth/.well-known/openid-configuration")
                        .expect(200)
                        .json()
                        .getJsonArray("request_object_signing_alg_values_supported")
                        .toString());
    }

    @Test
    void a_pushed_request_is_good_once() {
        Application app = Application.firstParty(http, admin, "require_pushed_authorization_requests", true);
        Map<String, String> parameters = new LinkedHashMap<>(Visitor.query("http://x" + app.request()));

        Answer pushed = app.post("/auth/par", parameters).expect(201);
        String address = "/auth/authorize?client_id=" + app.id() + "&request_uri=" + pushed.text("request_uri");
        Answer redirect = visitor.signIn(visitor.open(address).expect(200), TestUser.register(http));

        app.exchange(code(redirect)).expect(200);
        visitor.open(address).expect(400);
        assertEquals("invalid_request", error(visitor.open(app.request())), "it has to push");
    }

    @Test
    void a_pushed_request_is_its_clients_own_and_good() {
        Application app = Application.firstParty(http, admin);
        Application other = Application.firstParty(http, admin);
        Map<String, String> parameters = Visitor.query("http://x" + app.request());

        String uri = app.post("/auth/par", new LinkedHashMap<>(parameters)).text("request_uri");

        visitor.open("/auth/authorize?client_id=" + other.id() + "&request_uri=" + uri)
                .expect(400);
        assertEquals(
                "invalid_request",
                refused(app.post("/auth/par", new LinkedHashMap<>(parameters), "request_uri", uri), 400));
        assertEquals(
                "invalid_request",
                refused(
                        app.post(
                                "/auth/par",
                                new LinkedHashMap<>(parameters),
                                "redirect_uri",
                                "https://evil.example.org/"),
                        400));
        assertEquals(
                "unsupported_response_type",
                refused(app.post("/auth/par", new LinkedHashMap<>(parameters), "response_type", "token"), 400));
        http.post("/auth/par")
                .form("client_id", app.id(), "response_type", "code")
                .expect(401);
    }

    @Test
    void a_third_party_is_allowed_once_and_refused_with_an_error() {
        Application app = Application.thirdParty(http, admin);
        TestUser ada = TestUser.register(http);

        Answer consent =
                visitor.signIn(visitor.open(app.request()).expect(200), ada).expect(200);
        assertTrue(consent.body().contains("Some application"), consent::toString);
        assertEquals("consent_required", error(visitor.open(app.request("prompt", "none"))));
        assertEquals("access_denied", error(visitor.submit(consent, "decision", "deny")));
        Answer again = visitor.open(app.request()).expect(200);
        Answer tokens =
                app.exchange(code(visitor.submit(again, "decision", "allow"))).expect(200);

        assertFalse(tokens.json().containsKey("refresh_token"), "only with offline_access");
        code(visitor.open(app.request()));
        visitor.open(app.request("scope", "openid email")).expect(200);
        Answer anew = visitor.open(app.request("prompt", "consent", "scope", "openid offline_access"))
                .expect(200);
        assertTrue(app.exchange(code(visitor.submit(anew, "decision", "allow")))
                .expect(200)
                .json()
                .containsKey("refresh_token"));
    }

    @Test
    void claims_that_are_asked_for_by_name_need_consent_too() {
        Application app = Application.thirdParty(http, admin);
        TestUser ada = TestUser.register(http);
        Answer consent = visitor.signIn(visitor.open(app.request()).expect(200), ada);
        code(visitor.submit(consent, "decision", "allow"));

        String claims = "{\"userinfo\": {\"email\": null}}";
        assertEquals("consent_required", error(visitor.open(app.request("prompt", "none", "claims", claims))));
        Answer again = visitor.open(app.request("claims", claims)).expect(200);
        Answer tokens =
                app.exchange(code(visitor.submit(again, "decision", "allow"))).expect(200);

        assertEquals(
                ada.email(),
                http.get("/auth/userinfo")
                        .token(tokens.text("access_token"))
                        .expect(200)
                        .text("email"));
    }

    @Test
    void consent_cannot_be_given_by_another_site() {
        Application app = Application.thirdParty(http, admin);
        Answer consent = visitor.signIn(visitor.open(app.request()).expect(200), TestUser.register(http));
        String path = "/auth/consent?" + app.request().split("\\?", 2)[1];

        assertEquals(200, consent.status());
        visitor.post(path, Map.of("decision", "allow")).expect(403);
        visitor.post(path, Map.of("decision", "allow", "form_token", "x".repeat(43)))
                .expect(403);
        assertEquals("consent_required", error(visitor.open(app.request("prompt", "none"))));
    }

    @Test
    void another_sites_form_and_a_stolen_page_sign_nobody_in() {
        Application app = Application.firstParty(http, admin);
        TestUser mallory = TestUser.register(http);
        Answer page = visitor.open(app.request()).expect(200);
        Visitor victim = new Visitor(http);

        victim.open(app.request()).expect(200);
        Answer foreign = victim.submitOnly(page, "email", mallory.email(), "password", mallory.password());

        foreign.expect(403);
        assertEquals("login_required", error(victim.open(app.request("prompt", "none"))));
    }

    private static String refused(Answer answer, int status) {
        return answer.expect(status).text("error");
    }
}
