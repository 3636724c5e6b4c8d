package hallpass.system.openid;

import static hallpass.system.http.Eventually.eventually;
import static hallpass.system.openid.Application.claims;
import static hallpass.system.openid.Application.code;
import static hallpass.system.openid.Application.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing out for an application (OpenID Connect RP-Initiated Logout 1.0), through the browser too, and by oneself. */
@OnBothEngines
class LogoutIT {

    private static final String DONE = "https://app.example.org/done";

    /** Each of them means something in an address, in HTML or in both. */
    private static final String ODD_STATE = "a b+c&d=e%20?#/\\<>\"'`{}[]|^~;:,.!$*()@_-0äß€".repeat(2);

    private final Http http;
    private final String issuer;
    private final TestUser admin;
    private final Visitor visitor;
    private final Application app;
    private final TestUser ada;

    LogoutIT(Hallpass hallpass) {
        http = hallpass.http();
        issuer = hallpass.issuer();
        admin = hallpass.admin();
        visitor = new Visitor(http);
        app = Application.firstParty(http, admin, "post_logout_redirect_uris", List.of(DONE));
        ada = TestUser.register(http);
    }

    @Test
    void an_application_signs_its_user_out_of_everything() {
        Answer tokens = signedIn();
        Application other = Application.firstParty(http, admin);
        Answer others = other.exchange(code(visitor.open(other.request()))).expect(200);

        Answer answer = visitor.open(
                logout("id_token_hint", tokens.text("id_token"), "post_logout_redirect_uri", DONE, "state", ODD_STATE));

        answer.expect(303);
        assertTrue(answer.header("Location").startsWith(DONE + "?state="), answer::toString);
        assertEquals(ODD_STATE, Visitor.query(answer.header("Location")).get("state"));
        assertEquals("no-referrer", answer.header("Referrer-Policy"));
        assertEquals("login_required", error(visitor.open(app.request("prompt", "none"))));
        app.refresh(tokens.text("refresh_token")).expect(400);
        other.refresh(others.text("refresh_token")).expect(400);
        http.get("/auth/userinfo").token(others.text("access_token")).expect(401);
        eventually(
                Hallpass.REFUSED_WITHIN,
                () -> http.get("/todo/tasks").token(tokens.text("access_token")).send(),
                refused -> refused.status() == 401);
    }

    @Test
    void without_a_state_none_is_given_back() {
        Answer tokens = signedIn();

        Answer answer =
                visitor.open(logout("id_token_hint", tokens.text("id_token"), "post_logout_redirect_uri", DONE));

        assertEquals(DONE, answer.expect(303).header("Location"));
    }

    @Test
    void the_request_may_come_as_a_form_from_another_site_without_the_cookie() {
        Answer tokens = signedIn();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("id_token_hint", tokens.text("id_token"));
        form.put("post_logout_redirect_uri", DONE);
        form.put("state", "x");

        Answer answer = new Visitor(http).post("/auth/logout", form);

        assertEquals(DONE + "?state=x", answer.expect(303).header("Location"));
        assertEquals("login_required", error(visitor.open(app.request("prompt", "none"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "state", "post_logout_redirect_uri", "post_logout_redirect_uri state"})
    void whoever_proves_nothing_makes_the_person_decide_and_leads_nowhere(String sent) {
        signedIn();
        String path = logout(
                "state", sent.contains("state") ? "x" : null,
                "post_logout_redirect_uri", sent.contains("uri") ? DONE : null);

        Answer page = visitor.open(path).expect(200);
        assertTrue(page.body().contains(ada.email()), page::toString);
        code(visitor.open(app.request("prompt", "none")));
        Answer done = visitor.submit(page, "decision", "yes").expect(200);

        assertEquals("", done.header("Location"));
        assertFalse(done.body().contains(DONE), done::toString);
        assertEquals("login_required", error(visitor.open(app.request("prompt", "none"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.org/other", DONE + "?x=y", DONE + "/", "https://evil.example.org"})
    void an_address_that_is_not_registered_to_the_letter_makes_the_person_decide_and_is_not_gone_to(String uri) {
        Answer tokens = signedIn();

        Answer page = visitor.open(
                logout("id_token_hint", tokens.text("id_token"), "post_logout_redirect_uri", uri, "state", "x"));

        assertTrue(page.expect(200).body().contains(ada.email()), page::toString);
        assertFalse(page.header("Content-Security-Policy").contains("example.org"), page::toString);
        code(visitor.open(app.request("prompt", "none")));
        Answer done = visitor.submit(page, "decision", "yes").expect(200);
        assertEquals("", done.header("Location"));
        assertFalse(done.body().contains("example.org"), done::toString);
        assertEquals("login_required", error(visitor.open(app.request("prompt", "none"))));
    }

    @Test
    void without_an_address_the_person_ends_on_our_page() {
        Answer tokens = signedIn();

        Answer page = visitor.open(logout("id_token_hint", tokens.text("id_token"), "ui_locales", "de"));

        assertTrue(page.expect(200).body().contains("Du bist abgemeldet"), page::toString);
    }

    @Test
    void a_hint_that_is_broken_tampered_with_or_of_another_client_ends_nothing() {
        Answer tokens = signedIn();
        String token = tokens.text("id_token");
        String[] parts = token.split("\\.");
        String tampered = parts[0] + "." + parts[1].substring(0, parts[1].length() - 4) + "AAAA." + parts[2];
        Application other = Application.firstParty(http, admin);

        for (String hint : List.of("x", "a.b.c", tampered, token + "x", tokens.text("access_token"))) {
            Answer page = visitor.openOnly(logout("id_token_hint", hint, "post_logout_redirect_uri", DONE));
            assertEquals("text/html", page.expect(400).mediaType());
            assertEquals("", page.header("Location"));
        }
        visitor.openOnly(logout("id_token_hint", token, "client_id", other.id()))
                .expect(400);

        code(visitor.open(app.request("prompt", "none")));
        app.refresh(tokens.text("refresh_token")).expect(200);
    }

    @Test
    void a_hint_of_another_user_makes_the_person_decide() {
        signedIn();
        String bobs = app.exchange(app.code(new Visitor(http), TestUser.register(http)))
                .text("id_token");

        Answer page = visitor.open(logout("id_token_hint", bobs, "post_logout_redirect_uri", DONE))
                .expect(200);

        assertTrue(page.body().contains(ada.email()), page::toString);
        assertTrue(
                page.header("Content-Security-Policy").contains("form-action 'self' https://app.example.org"),
                page::toString);
        Answer stayed = visitor.submit(page, "decision", "no").expect(200);
        assertTrue(stayed.body().contains(ada.email()), stayed::toString);
        code(visitor.open(app.request("prompt", "none")));
        assertEquals(DONE, visitor.submit(page, "decision", "yes").expect(303).header("Location"));
        assertEquals("login_required", error(visitor.open(app.request("prompt", "none"))));
    }

    @Test
    void a_client_that_only_names_itself_is_gone_back_to_if_the_person_wants() {
        signedIn();

        Answer page = visitor.open(logout("client_id", app.id(), "post_logout_redirect_uri", DONE, "state", "x"))
                .expect(200);

        assertEquals(
                DONE + "?state=x",
                visitor.submit(page, "decision", "yes").expect(303).header("Location"));
    }

    @Test
    void another_site_cannot_press_the_button() {
        signedIn();

        Answer page = visitor.open("/auth/logout").expect(200);
        assertTrue(page.header("Content-Security-Policy").contains("frame-ancestors 'none'"), page::toString);
        visitor.post("/auth/logout", Map.of("decision", "yes")).expect(403);
        new Visitor(http).submitOnly(page, "decision", "yes").expect(403);

        code(visitor.open(app.request("prompt", "none")));
    }

    @Test
    void a_second_sign_out_does_no_harm() {
        Answer tokens = signedIn();
        String path = logout("id_token_hint", tokens.text("id_token"), "post_logout_redirect_uri", DONE);
        visitor.open(path).expect(303);

        assertEquals(DONE, visitor.open(path).expect(303).header("Location"));
        assertTrue(visitor.open("/auth/logout").expect(200).body().contains("signed out"));
    }

    @Test
    void applications_are_told_through_the_browser() {
        Application plain = Application.firstParty(
                http, admin, "frontchannel_logout_uri", "https://plain.example.org/logout?tenant=1");
        Application exact = Application.firstParty(
                http,
                admin,
                "post_logout_redirect_uris",
                List.of(DONE),
                "frontchannel_logout_uri",
                "https://exact.example.org/logout",
                "frontchannel_logout_session_required",
                true);
        signedIn();
        plain.exchange(code(visitor.open(plain.request()))).expect(200);
        String token =
                exact.exchange(code(visitor.open(exact.request()))).expect(200).text("id_token");

        Answer page = visitor.open(logout("id_token_hint", token, "post_logout_redirect_uri", DONE, "state", "x y"));

        String body = page.expect(200).body();
        String session = "https://exact.example.org/logout?iss=" + encoded(issuer) + "&amp;sid="
                + claims(token).getString("sid");
        assertTrue(body.contains("<iframe src=\"" + session + "\""), page::toString);
        assertTrue(body.contains("<iframe src=\"https://plain.example.org/logout?tenant=1\""), page::toString);
        assertTrue(body.contains("url=" + DONE + "?state=x+y"), page::toString);
        assertTrue(
                page.header("Content-Security-Policy")
                        .contains("frame-src https://exact.example.org https://plain.example.org;"),
                page::toString);
        assertEquals("login_required", error(visitor.open(app.request("prompt", "none"))));
    }

    @Test
    void a_person_sees_the_browsers_and_their_applications_and_ends_them() {
        Answer tokens = signedIn();
        Visitor elsewhere = new Visitor(http);
        Answer others = app.exchange(app.code(elsewhere, ada)).expect(200);
        Visitor third = new Visitor(http);
        app.code(third, ada);

        List<JsonObject> listed = signIns();
        assertEquals(3, listed.size());
        JsonObject first = listed.get(2);
        assertEquals(app.id(), Json.objects(first, "applications").get(0).getString("client_id"));
        assertEquals(
                "Some application", Json.objects(first, "applications").get(0).getString("name"));
        assertEquals(0, Json.objects(listed.get(0), "applications").size(), "its code was not used");
        assertFalse(first.getBoolean("current"));

        http.delete("/auth/users/me/sign-ins/" + first.getString("id")).as(ada).expect(204);
        http.delete("/auth/users/me/sign-ins/" + first.getString("id")).as(ada).expect(404);
        http.delete("/auth/users/me/sign-ins/" + listed.get(1).getString("id"))
                .as(TestUser.register(http))
                .expect(404);

        app.refresh(tokens.text("refresh_token")).expect(400);
        assertEquals("login_required", error(visitor.open(app.request("prompt", "none"))));
        code(elsewhere.open(app.request("prompt", "none")));
        http.delete("/auth/users/me/sign-ins").as(ada).expect(204);
        app.refresh(others.text("refresh_token")).expect(400);
        assertEquals("login_required", error(third.open(app.request("prompt", "none"))));
        assertEquals(List.of(), signIns());
    }

    @Test
    void a_client_that_is_removed_takes_along_what_it_was_given() {
        Application gone = Application.thirdParty(http, admin);
        visitor.submit(
                visitor.signIn(visitor.open(gone.request("scope", "openid offline_access")), ada), "decision", "allow");
        Answer tokens = gone.exchange(code(visitor.open(gone.request("scope", "openid offline_access"))))
                .expect(200);
        code(visitor.open(gone.request()));

        http.delete("/auth/clients/" + gone.id()).as(admin).expect(204);

        http.get("/auth/userinfo").token(tokens.text("access_token")).expect(401);
    }

    private List<JsonObject> signIns() {
        return http.get("/auth/users/me/sign-ins").as(ada).expect(200).items();
    }

    private Answer signedIn() {
        return app.exchange(app.code(visitor, ada, "scope", "openid todo")).expect(200);
    }

    private static String logout(String... parameters) {
        StringBuilder path = new StringBuilder("/auth/logout?");
        for (int i = 0; i < parameters.length; i += 2) {
            if (parameters[i + 1] != null) {
                path.append(parameters[i])
                        .append('=')
                        .append(encoded(parameters[i + 1]))
                        .append('&');
            }
        }
        return path.substring(0, path.length() - 1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
