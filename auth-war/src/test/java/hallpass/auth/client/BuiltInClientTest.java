package hallpass.auth.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInClientTest {

    @Test
    void people_are_sent_back_to_the_pages_at_the_issuers_address_and_at_that_of_the_page() {
        Set<String> addresses =
                addresses("https://id.example.org/auth", "https://tasks.example.org/", "id.example.org");

        assertEquals(
                Set.of(
                        "https://id.example.org/",
                        "https://id.example.org/signed-in",
                        "https://id.example.org/openapi/ui/oauth2-redirect.html",
                        "https://tasks.example.org/",
                        "https://tasks.example.org/signed-in",
                        "https://tasks.example.org/openapi/ui/oauth2-redirect.html"),
                addresses);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:9080/auth, 127.0.0.1:9080, http://127.0.0.1:9080/signed-in",
        "http://localhost:9080/auth, [::1]:9080, http://[::1]:9080/signed-in",
        "https://id.example.org/auth, hallpass.internal, https://hallpass.internal/signed-in",
    })
    void a_browser_that_came_by_another_name_is_sent_back_to_it(String issuer, String host, String address) {
        assertTrue(addresses(issuer, null, host).contains(address));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "evil.example/x", "evil.example#", "a@evil.example", "evil.example:x", "e vil", "a,b"})
    void what_is_no_host_is_no_address(String host) {
        Set<String> addresses = addresses("http://localhost:9080/auth", null, host);

        assertEquals(3, addresses.size());
        assertFalse(addresses.stream().anyMatch(address -> !address.startsWith("http://localhost:9080/")));
    }

    private static Set<String> addresses(String issuer, String web, String host) {
        BuiltInClient client = new BuiltInClient();
        client.issuer = issuer;
        client.webUrl = Optional.ofNullable(web);
        client.audiences = List.of("auth", "todo");
        client.request = (HttpServletRequest) Proxy.newProxyInstance(
                BuiltInClientTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeader" -> arguments[0].equals("Host") ? host : null;
                    case "isSecure" -> false;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        client.describe();
        return client.get().redirectUris();
    }
}
