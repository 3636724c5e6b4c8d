package hallpass.auth.page;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.auth.key.KeyedHash;
import hallpass.resource.problem.ProblemException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTokenTest {

    private final Map<String, String> headers = new HashMap<>(Map.of("Host", "localhost:9080"));
    private String issuer = "http://localhost:9080/auth";
    private Cookie[] cookies;

    @Test
    void a_form_of_our_page_in_the_same_browser_is_taken() {
        FormToken page = token();
        String sent = page.of("signin");
        returned(page);

        assertDoesNotThrow(() -> token().require("signin", fields(sent)));
    }

    @Test
    void without_the_cookie_nothing_is_taken() {
        String sent = token().of("signin");

        refused("signin", sent);
    }

    @Test
    void the_token_of_another_browser_is_refused() {
        String theirs = token().of("signin");
        FormToken ours = token();
        ours.of("signin");
        returned(ours);

        refused("signin", theirs);
    }

    @Test
    void a_missing_token_and_one_of_another_form_are_refused() {
        FormToken page = token();
        String sent = page.of("signin");
        returned(page);

        refused("signin", "");
        refused("consent", sent);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin,            https://evil.example.org",
        "Origin,            http://localhost:9081",
        "Origin,            https://localhost:9080",
        "Sec-Fetch-Site,    cross-site",
        "Sec-Fetch-Site,    same-site"
    })
    void a_form_that_another_site_sends_is_refused(String header, String value) {
        FormToken page = token();
        String sent = page.of("signin");
        returned(page);
        headers.put(header, value);

        refused("signin", sent);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:9080,     same-origin",
        "https://id.example.org,    same-origin",
        "null,                      same-origin",
        "null,                      none"
    })
    void our_own_origin_is_taken_by_either_address(String origin, String site) {
        issuer = "https://id.example.org/auth";
        FormToken page = token();
        String sent = page.of("signin");
        returned(page);
        headers.put("Origin", origin);
        headers.put("Sec-Fetch-Site", site);

        assertDoesNotThrow(() -> token().require("signin", fields(sent)));
    }

    private void returned(FormToken page) {
        String name = page.cookies.full(FormToken.NAME);
        cookies = new Cookie[] {new Cookie(name, page.fresh().orElseThrow())};
    }

    private void refused(String form, String sent) {
        ProblemException refusal = assertThrows(ProblemException.class, () -> token().require(form, fields(sent)));
        assertEquals(403, refusal.problem().status());
    }

    private static Fields fields(String sent) {
        return Fields.of("form_token=" + sent);
    }

    private FormToken token() {
        FormToken token = new FormToken();
        token.request = request();
        token.cookies = new HostCookies();
        token.cookies.request = token.request;
        token.cookies.issuer = issuer;
        token.keyedHash = new KeyedHash() {
            @Override
            public String of(String purpose, String text) {
                return "hash-of-" + purpose + "-" + text.replace(' ', '-');
            }
        };
        token.random = new SecureRandom();
        token.issuer = issuer;
        return token;
    }

    private HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getCookies" -> cookies;
                    case "getHeader" -> headers.get(arguments[0]);
                    case "getScheme" -> "http";
                    case "isSecure" -> false;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
