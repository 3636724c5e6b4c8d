package hallpass.auth.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://app.example.org/callback, https://app.example.org",
        "https://app.example.org:443/callback?x=y, https://app.example.org",
        "HTTPS://App.Example.org:8443/callback, https://app.example.org:8443",
        "http://localhost:5173, http://localhost:5173",
        "http://127.0.0.1:80/, http://127.0.0.1",
        "http://[::1]:8080/done, http://[::1]:8080",
    })
    void a_redirect_address_has_the_origin_that_a_browser_sends(String uri, String origin) {
        assertEquals(origin, Origin.of(URI.create(uri)).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"com.example.app:/callback", "com.example.app://callback/x"})
    void an_app_has_no_origin(String uri) {
        assertTrue(Origin.of(URI.create(uri)).isEmpty());
    }
}
