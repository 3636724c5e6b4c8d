package hallpass.system.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Cookie;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and registering on the pages of the auth service. */
@OnBothEngines
class HostedPagesIT {

    private static final String SIGN_IN = "hallpass_signin";
    private static final String WRONG = "not the password";
    private static final int FREE = 5;

    /** The one script that a page may have, by its address. */
    private static final Pattern OWN_SCRIPT =
            Pattern.compile("<script src=\"/auth/assets/passkey\\.js\\?v=[\\w-]+\" defer></script>");

    /** For a passkey; each page has a new one. */
    private static final Pattern CHALLENGE = Pattern.compile("challenge&#34;:&#34;[\\w-]+");

    private final Http http;
    private final Visitor browser;

    HostedPagesIT(Hallpass hallpass) {
        http = hallpass.http();
        browser = new Visitor(http);
    }

    @Test
    void somebody_signs_in_with_a_form_alone() {
        TestUser user = TestUser.register(http);

        Answer signedIn = browser.submitOnly(
                browser.openOnly("/auth/signin").expect(200), "email", user.email(), "password", user.password());
        Answer next = browser.open(signedIn.expect(303).header("Location")).expect(200);

        assertTrue(next.body().contains("<strong id=\"account\">" + user.email() + "</strong>"), next::toString);
        Cookie cookie = Cookie.allSetBy(signedIn).stream()
                .filter(set -> set.name().equals(SIGN_IN))
                .findFirst()
                .orElseThrow();
        assertTrue(cookie.has("HttpOnly"), signedIn::toString);
        assertEquals("Lax", cookie.attribute("SameSite"));
        assertEquals("/", cookie.attribute("Path"));
        assertTrue(browser.cookie(Cookie.DEVICE).isPresent(), signedIn::toString);
        assertTrue(signedIn.header("Cache-Control").startsWith("no-store"), signedIn::toString);
    }

    @Test
    void a_wrong_password_and_an_unknown_user_are_one_page() {
        TestUser user = TestUser.register(http);
        String unknown = TestUser.unusedEmail();

        Answer wrong = signIn(browser, user.email(), WRONG);
        Answer nobody = signIn(browser, unknown, WRONG);

        assertEquals(wrong.status(), nobody.status());
        assertEquals(400, wrong.status());
        assertEquals(withoutChallenge(wrong).replace(user.email(), unknown), withoutChallenge(nobody));
        assertTrue(wrong.body().contains("role=\"alert\">Wrong e-mail or password."), wrong::toString);
        assertFalse(browser.cookie(SIGN_IN).isPresent());
    }

    @Test
    void somebody_registers_and_is_signed_in() {
        String email = TestUser.unusedEmail();
        String password = TestUser.unusedPassword();

        Answer registered = browser.submitOnly(
                browser.openOnly("/auth/signup").expect(200), "email", email, "name", "Zoë <3", "password", password);
        Answer next = browser.open(registered.expect(303).header("Location"));

        assertTrue(next.body().contains(email), next::toString);
        TestUser user = TestUser.known(http, email, password);
        assertEquals("Zoë <3", user.me().getString("name"));
    }

    @Test
    void what_is_wrong_is_said_at_its_field() {
        Answer wrong = browser.submitOnly(
                browser.openOnly("/auth/signup"), "email", "nobody", "name", "x".repeat(101), "password", "short");

        assertEquals(400, wrong.status());
        for (String field : List.of("email", "name", "password")) {
            assertTrue(wrong.body().contains("<p id=\"" + field + "-error\" class=\"wrong\">"), wrong::toString);
        }
        assertTrue(wrong.body().contains("Use 8 to 128 characters."), wrong::toString);
        assertFalse(wrong.body().contains("short"), wrong::toString);
    }

    @Test
    void a_form_of_another_site_is_refused() {
        TestUser user = TestUser.register(http);
        String[] right = {"email", user.email(), "password", user.password()};

        refused(new Visitor(http).post("/auth/signin", Map.of("email", user.email(), "password", user.password())));

        Answer theirs = new Visitor(http).openOnly("/auth/signin");
        browser.openOnly("/auth/signin");
        refused(browser.submitOnly(theirs, right));
        Answer ours = browser.openOnly("/auth/signin");
        refused(browser.with("Origin", "https://evil.example.org").submitOnly(ours, right));
        refused(browser.with("Origin", "null")
                .with("Sec-Fetch-Site", "cross-site")
                .submitOnly(ours, right));
        assertFalse(browser.cookie(SIGN_IN).isPresent());

        browser.with("Sec-Fetch-Site", "same-origin").submitOnly(ours, right).expect(303);
    }

    private static void refused(Answer answer) {
        assertPage(answer.expect(403));
        assertTrue(answer.body().contains("This page has expired"), answer::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"signin", "signup"})
    void no_page_can_be_framed_scripted_or_kept(String page) {
        assertPage(browser.openOnly("/auth/" + page).expect(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login_hint=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "client_id=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&redirect_uri=javascript:alert(1)",
                "ui_locales=%22%3E%3Cscript%3E",
                "x=\"><script>alert(1)</script>"
            })
    void what_the_address_says_is_no_markup(String query) {
        String sent = query.contains("\"")
                ? query.replace("\"", "%22").replace("<", "%3C").replace(">", "%3E")
                : query;

        Answer page = browser.openOnly("/auth/signin?" + sent).expect(200);

        assertPage(page);
        assertFalse(OWN_SCRIPT.matcher(page.body()).replaceFirst("").contains("<script"), page::toString);
        assertFalse(page.header("Content-Security-Policy").contains("javascript"), page::toString);
    }

    @Test
    void the_login_hint_fills_the_field() {
        Answer page =
                browser.openOnly("/auth/signin?login_hint=ada%40example.org").expect(200);

        assertTrue(page.body().contains("type=\"email\" value=\"ada@example.org\""), page::toString);
    }

    @Test
    void the_browser_goes_on_to_our_own_endpoint_with_the_same_query_and_nowhere_else() {
        TestUser user = TestUser.register(http);
        String query = "client_id=no-such&redirect_uri=" + encoded("https://evil.example.org/") + "&state=a%2Bb&at=1.x";

        Answer page = browser.openOnly("/auth/signin?" + query).expect(200);
        Answer signedIn = browser.submitOnly(page, "email", user.email(), "password", user.password());

        assertEquals("/auth/authorize?" + query, path(signedIn.expect(303)));
        assertFalse(page.header("Content-Security-Policy").contains("evil"), page::toString);
        assertTrue(page.body().contains("/auth/signup?" + query.replace("&", "&amp;")), page::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                    'de-DE,de;q=0.9',   de,     Anmelden",
        "?ui_locales=de,        en,                 de,     Anmelden",
        "?ui_locales=fr%20en,   de,                 en,     Sign in",
        "'',                    fr,                 en,     Sign in"
    })
    void pages_speak_english_and_german(String query, String accepted, String language, String title) {
        Answer page = browser.with("Accept-Language", accepted).openOnly("/auth/signin" + query);

        assertTrue(page.body().contains("<html lang=\"" + language + "\">"), page::toString);
        assertTrue(page.body().contains("<h1>" + title + "</h1>"), page::toString);
        assertEquals(language, page.header("Content-Language"));
    }

    @Test
    void who_guesses_too_often_is_told_how_long_to_wait() {
        TestUser user = TestUser.register(http);
        for (int i = 0; i < FREE; i++) {
            signIn(browser, user.email(), WRONG).expect(400);
        }

        Answer waits = signIn(browser, user.email(), user.password()).expect(429);

        assertPage(waits);
        assertTrue(Integer.parseInt(waits.header("Retry-After")) >= 1, waits::toString);
        assertTrue(waits.body().matches("(?s).*role=\"alert\">Too many attempts. Try again in \\d+ seconds?\\..*"));
        assertTrue(waits.body().contains("value=\"" + user.email() + "\""), waits::toString);
        assertFalse(browser.cookie(SIGN_IN).isPresent());
    }

    @Test
    void what_cannot_be_read_is_answered_by_a_page() {
        assertPage(http.post("/auth/signin").json("email", "a").send().expect(415));
        assertPage(http.delete("/auth/signin").send().expect(405));
        assertPage(
                http.post("/auth/signin").form("a", "b".repeat(1 << 20)).send().expect(413));
        assertPage(browser.post("/auth/signup", Map.of("password", "\0")).expect(400));
        assertPage(http.post("/auth/signin")
                .body("application/x-www-form-urlencoded", "email=%zz")
                .send()
                .expect(400));
    }

    @Test
    void style_and_script_are_kept_by_browsers() {
        Answer page = browser.openOnly("/auth/signin");
        String style = page.body().replaceFirst("(?s).*href=\"(/auth/assets/hallpass\\.css[^\"]*)\".*", "$1");

        Answer named = http.get(style).expect(200);
        Answer plain = http.get("/auth/assets/hallpass.css").expect(200);

        assertTrue(named.header("Cache-Control").contains("immutable"), named::toString);
        assertEquals("text/css", named.mediaType());
        assertEquals("no-cache", plain.header("Cache-Control"));
        http.get("/auth/assets/hallpass.css")
                .header("If-None-Match", plain.etag())
                .expect(304);
        http.get("/auth/assets/submit.js").expect(200);
        http.get("/auth/assets/brand.css").expect(200);
        assertEquals(
                "image/svg+xml", http.get("/auth/assets/mark.svg").expect(200).mediaType());
        http.get("/auth/assets/texts_en.properties").expect(404);
    }

    private static Answer signIn(Visitor browser, String email, String password) {
        return browser.submitOnly(browser.openOnly("/auth/signin"), "email", email, "password", password);
    }

    private static void assertPage(Answer page) {
        assertPageOf(page, "img-src 'self' data:;");
    }

    static void assertPageOf(Answer page, String images) {
        assertEquals("text/html", page.mediaType(), page::toString);
        String policy = page.header("Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'; style-src 'self'; script-src 'self';"), page::toString);
        assertTrue(policy.contains(images), page::toString);
        assertTrue(policy.contains("form-action 'self';"), page::toString);
        assertTrue(policy.contains("frame-ancestors 'none'; base-uri 'none'"), page::toString);
        assertEquals("DENY", page.header("X-Frame-Options"));
        assertEquals("nosniff", page.header("X-Content-Type-Options"));
        assertEquals("no-referrer", page.header("Referrer-Policy"));
        assertTrue(page.header("Cache-Control").startsWith("no-store"), page::toString);
    }

    private static String path(Answer redirect) {
        return redirect.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    private static String withoutChallenge(Answer page) {
        return CHALLENGE.matcher(page.body()).replaceAll("challenge");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
