package hallpass.system.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Call;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of other origins may read in a browser (CORS): public documents, and clients the answers of OAuth. */
@OnBothEngines
class OtherOriginsIT {

    private static final String ALLOWED = "Access-Control-Allow-Origin";
    private static final String CREDENTIALS = "Access-Control-Allow-Credentials";
    private static final String STRANGER = "https://stranger.example.net";

    private final Http http;
    private final TestUser admin;

    OtherOriginsIT(Hallpass hallpass) {
        http = hallpass.http();
        admin = hallpass.admin();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/.well-known/openid-configuration",
                "/auth/.well-known/oauth-authorization-server",
                "/.well-known/openid-configuration/auth",
                "/.well-known/oauth-authorization-server/auth",
                "/auth/jwks"
            })
    void public_documents_are_for_every_page(String path) {
        assertShared("*", http.get(path).header("Origin", STRANGER).expect(200));
        assertShared("*", preflight(path, STRANGER, "GET").expect(204));
    }

    @Test
    void the_page_of_a_public_client_gets_tokens_and_asks_who_signed_in() {
        String origin = "https://" + UUID.randomUUID() + ".example.org:8443";
        String redirectUri = origin + "/callback";
        Application app = Application.publicOne(http, admin, "redirect_uris", List.of(redirectUri));
        awaitKnown(origin);
        String code = app.code(new Visitor(http), TestUser.register(http), "redirect_uri", redirectUri);

        Answer tokens = http.post("/auth/token")
                .header("Origin", origin)
                .form(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        app.id(),
                        "code",
                        code,
                        "redirect_uri",
                        redirectUri,
                        "code_verifier",
                        Application.VERIFIER)
                .expect(200);
        Answer who = http.get("/auth/userinfo")
                .header("Origin", origin)
                .token(tokens.text("access_token"))
                .expect(200);
        Answer unknown = http.get("/auth/userinfo").header("Origin", origin).expect(401);

        assertShared(origin, tokens);
        assertShared(origin, who);
        assertShared(origin, unknown);
        assertTrue(unknown.header("Access-Control-Expose-Headers").contains("WWW-Authenticate"), unknown::toString);
        assertTrue(String.join(",", tokens.headers().allValues("Vary")).contains("Origin"), tokens::toString);
    }

    @Test
    void a_browser_hears_before_a_request_whether_it_may_be_sent() {
        String origin = originOfClient();

        for (String endpoint : List.of("token", "userinfo", "revoke", "par", "device_authorization")) {
            Answer allowed = preflight("/auth/" + endpoint, origin, "POST").expect(204);
            assertShared(origin, allowed);
            assertTrue(allowed.header("Access-Control-Allow-Headers").contains("Authorization"), allowed::toString);
            assertTrue(allowed.header("Access-Control-Allow-Methods").contains("POST"), allowed::toString);
            for (String other : List.of(STRANGER, "http" + origin.substring(5), origin + ":8443", "null", "")) {
                assertNotShared(preflight("/auth/" + endpoint, other, "POST").send());
            }
        }
    }

    @Test
    void what_a_cookie_or_an_admin_opens_is_for_our_own_pages_only() {
        String origin = originOfClient();

        for (String path : List.of(
                "session",
                "session/refresh",
                "authorize",
                "signin",
                "logout",
                "introspect",
                "register",
                "users/me",
                "clients",
                "token/",
                "jwks/",
                "device")) {
            assertNotShared(preflight("/auth/" + path, origin, "POST").send());
            assertNotShared(
                    http.post("/auth/" + path).header("Origin", origin).form().send());
            assertNotShared(http.get("/auth/" + path).header("Origin", origin).send());
        }
    }

    @Test
    void the_operator_names_further_origins() {
        for (String origin : List.of("https://tools.example.org", "https://reports.example.org:8443")) {
            assertShared(origin, preflight("/auth/token", origin, "POST").expect(204));
        }
        assertNotShared(
                preflight("/auth/token", "https://reports.example.org", "POST").send());
    }

    @Test
    void a_stranger_reads_no_answer_of_the_token_endpoint() {
        assertNotShared(http.post("/auth/token")
                .header("Origin", STRANGER)
                .form("grant_type", "refresh_token", "refresh_token", "x")
                .expect(400));
    }

    @Test
    void the_page_of_one_client_reads_no_answer_to_another() {
        String own = "https://" + UUID.randomUUID() + ".example.org";
        Application app = Application.publicOne(http, admin, "redirect_uris", List.of(own + "/callback"));
        awaitKnown(own);
        String others = originOfClient();

        for (String endpoint : List.of("token", "revoke", "par")) {
            assertShared(own, named(app, endpoint).header("Origin", own).send());
            assertNotShared(named(app, endpoint).header("Origin", others).send());
        }
    }

    private Call named(Application app, String endpoint) {
        return http.post("/auth/" + endpoint)
                .form("client_id", app.id(), "grant_type", "refresh_token", "refresh_token", "x", "token", "x");
    }

    @Test
    void the_origin_of_a_client_that_is_gone_is_a_strangers() {
        String origin = "https://" + UUID.randomUUID() + ".example.org";
        Application app = Application.publicOne(http, admin, "redirect_uris", List.of(origin + "/callback"));
        awaitKnown(origin);

        http.delete("/auth/clients/" + app.id()).as(admin).expect(204);

        Eventually.eventually(
                Duration.ofSeconds(30),
                () -> preflight("/auth/token", origin, "POST").send().header(ALLOWED),
                String::isEmpty);
    }

    private String originOfClient() {
        String origin = "https://" + UUID.randomUUID() + ".example.org";
        Application.publicOne(http, admin, "redirect_uris", List.of(origin + "/callback"));
        awaitKnown(origin);
        return origin;
    }

    private void awaitKnown(String origin) {
        Eventually.eventually(
                Duration.ofSeconds(30),
                () -> preflight("/auth/token", origin, "POST").send().header(ALLOWED),
                origin::equals);
    }

    private Call preflight(String path, String origin, String method) {
        return http.call("OPTIONS", path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,content-type");
    }

    private static void assertShared(String with, Answer answer) {
        assertEquals(List.of(with), answer.headers().allValues(ALLOWED), answer::toString);
        assertEquals("", answer.header(CREDENTIALS), answer::toString);
    }

    private static void assertNotShared(Answer answer) {
        assertEquals("", answer.header(ALLOWED), answer::toString);
        assertEquals("", answer.header(CREDENTIALS), answer::toString);
    }
}
