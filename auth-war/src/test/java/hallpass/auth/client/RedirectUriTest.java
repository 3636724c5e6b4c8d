package hallpass.auth.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUriTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/callback",
                "https://app.example.com/callback?a=b",
                "https://localhost:8443/x",
                "http://127.0.0.1/callback",
                "http://127.0.0.1:8080/callback",
                "http://[::1]:8080/callback",
                "http://localhost/callback",
                "com.example.app:/callback",
                "com.example.app://callback"
            })
    void people_are_sent_to_servers_with_tls_this_machine_and_applications(String uri) {
        assertEquals(Optional.empty(), RedirectUri.objection(uri, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/callback",
                "//app.example.com/callback",
                "app.example.com/callback",
                "http://app.example.com/callback",
                "http://localhost.example.com/callback",
                "http://127.0.0.1.example.com/",
                "https://app.example.com/callback#x",
                "https://app.example.com/callback#",
                "https://user@app.example.com/",
                "https:///callback",
                "https:callback",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "about:blank",
                "blob:https://app.example.com/x",
                "myapp:/callback",
                "https://app.example.com/a b",
                "https://app.example.com/\r\nX: y",
                "https://app.example.com\\@evil.example/",
                "https://*.example.com/",
                "https://app.example.com/%"
            })
    void and_nowhere_else(String uri) {
        assertTrue(RedirectUri.objection(uri, false).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "http://app.example.com/#x",
                "http://u@app.example.com/"
            })
    void plain_http_opens_nothing_else(String uri) {
        assertEquals(Optional.empty(), RedirectUri.objection("http://app.example.com/callback", true));
        assertTrue(RedirectUri.objection(uri, true).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.app:/logout", "http://app.example.com/logout", "javascript:alert(1)"})
    void a_server_of_a_client_has_https(String uri) {
        assertEquals(Optional.empty(), RedirectUri.serverObjection("https://app.example.com/logout", false, false));
        assertTrue(RedirectUri.serverObjection(uri, false, true).isPresent());
    }
}
