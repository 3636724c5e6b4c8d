package hallpass.resource.forward;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTest {

    private static final ServiceAddress AUTH = new ServiceAddress("auth", URI.create("https://id.example.org/auth"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.org/auth",
                "https://ID.example.org/auth/directory?email=a%2Fb",
                "https://id.example.org:443/auth/users/me"
            })
    void what_is_below_its_address_is_the_service(String address) {
        assertTrue(AUTH.covers(URI.create(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.org/auth/directory",
                "https://id.example.org:8443/auth/directory",
                "https://id.example.org.evil.example/auth/directory",
                "https://evil.example/auth/directory",
                "https://id.example.org@evil.example/auth/directory",
                "https://user@id.example.org/auth/directory",
                "https://id.example.org/authority",
                "https://id.example.org/",
                "https://id.example.org/auth/../evil",
                "https://id.example.org/auth/%2e%2e/evil",
                "https://id.example.org/auth/..%2fevil",
                "//id.example.org/auth/directory"
            })
    void no_token_goes_anywhere_else(String address) {
        assertFalse(AUTH.covers(URI.create(address)));
    }

    @Test
    void a_service_at_the_root_has_all_of_its_origin() {
        assertTrue(new ServiceAddress("catalog", URI.create("http://localhost:9090"))
                .covers(URI.create("http://localhost:9090/x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://id.example.org/auth", "/auth", "https://u:p@id.example.org/auth", "file:/etc"})
    void what_is_no_web_address_is_refused(String address) {
        assertThrows(IllegalStateException.class, () -> new ServiceAddress("auth", URI.create(address)));
    }
}
