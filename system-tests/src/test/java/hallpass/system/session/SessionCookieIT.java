package hallpass.system.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Cookie;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The refresh token of a browser, which is in a cookie. */
@OnBothEngines
class SessionCookieIT {

    private final Http http;
    private TestUser user;

    SessionCookieIT(Hallpass hallpass) {
        http = hallpass.http();
    }

    @BeforeEach
    void register() {
        user = TestUser.register(http);
    }

    @Test
    void the_browser_gets_its_refresh_token_in_a_cookie_and_nowhere_else() {
        Answer signedIn = http.post("/auth/session")
                .json("email", user.email(), "password", user.password())
                .expect(200);

        assertEquals("Bearer", signedIn.text("token_type"));
        assertEquals(user.id(), signedIn.json().getJsonObject("user").getString("id"));
        assertFalse(signedIn.json().containsKey("refresh_token"));
        assertTrue(signedIn.header("Cache-Control").contains("no-store"));
        Cookie cookie = Cookie.setBy(signedIn);
        assertTrue(cookie.has("HttpOnly"), cookie::toString);
        assertEquals("strict", cookie.attribute("SameSite").toLowerCase(java.util.Locale.ROOT), cookie::toString);
        assertTrue(cookie.attribute("Path").startsWith("/auth"), cookie::toString);
        assertFalse(cookie.has("Domain"), cookie::toString);
        assertFalse(signedIn.body().contains(cookie.value()));
        http.get("/todo/tasks").token(signedIn.text("access_token")).expect(200);
    }

    @Test
    void the_cookie_rotates() {
        Cookie first = Cookie.setBy(browserSignIn());

        Answer refreshed = cookieCall("POST", "/auth/session/refresh", first).expect(200);
        Cookie second = Cookie.setBy(refreshed);

        assertNotEquals(first.value(), second.value());
        assertEquals(user.id(), refreshed.json().getJsonObject("user").getString("id"));
        http.get("/todo/tasks").token(refreshed.text("access_token")).expect(200);
        cookieCall("POST", "/auth/session/refresh", second).expect(200);
        Refusals.problem(401, cookieCall("POST", "/auth/session/refresh", first));
    }

    @Test
    void the_cookie_alone_does_nothing() {
        Cookie cookie = Cookie.setBy(browserSignIn());

        Refusals.problem(
                403,
                http.post("/auth/session/refresh")
                        .header("Cookie", cookie.pair())
                        .send());
        Refusals.problem(
                403,
                http.delete("/auth/session").header("Cookie", cookie.pair()).send());
        Refusals.problem(
                403,
                http.post("/auth/session/refresh")
                        .header("Cookie", cookie.pair())
                        .header("X-Requested-By", "somebody")
                        .send());

        cookieCall("POST", "/auth/session/refresh", cookie).expect(200);
    }

    @Test
    void without_a_cookie_there_is_no_session() {
        Refusals.problem(
                401,
                http.post("/auth/session/refresh")
                        .header("X-Requested-By", "hallpass")
                        .send());
        Refusals.problem(
                401,
                http.post("/auth/session/refresh")
                        .header("X-Requested-By", "hallpass")
                        .header("Cookie", Cookie.setBy(browserSignIn()).name() + "=junk")
                        .send());
    }

    @Test
    void sign_out_ends_the_session_and_clears_the_cookie() {
        Cookie cookie = Cookie.setBy(browserSignIn());

        Answer signedOut = cookieCall("DELETE", "/auth/session", cookie).expect(204);

        Cookie cleared = Cookie.setBy(signedOut);
        assertEquals(cookie.name(), cleared.name());
        assertEquals("", cleared.value());
        assertEquals("0", cleared.attribute("Max-Age"));
        Refusals.problem(401, cookieCall("POST", "/auth/session/refresh", cookie));
    }

    private Answer browserSignIn() {
        return http.post("/auth/session")
                .json("email", user.email(), "password", user.password())
                .expect(200);
    }

    private Answer cookieCall(String method, String path, Cookie cookie) {
        return http.call(method, path)
                .header("Cookie", cookie.pair())
                .header("X-Requested-By", "hallpass")
                .send();
    }
}
