package hallpass.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersTest {
    @Test
    void the_page_connects_to_its_own_origin_only() {
        assertTrue(SecurityHeaders.policy(new ApiAddresses("/auth", "/todo")).contains("connect-src 'self'; "));
    }

    @Test
    void the_page_connects_to_the_services_that_are_configured_elsewhere_each_once() {
        ApiAddresses services = new ApiAddresses("http://localhost:9081/auth", "http://localhost:9081/todo/");

        assertTrue(SecurityHeaders.policy(services).contains("connect-src 'self' http://localhost:9081; "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/auth", "/", "https://auth.example.org", "http://[::1]:9081/auth", "http://localhost:9081/auth/"
            })
    void an_address_is_a_path_or_an_http_url(String value) {
        assertTrue(ApiAddresses.isAddress(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "auth",
                "//evil.example",
                "ftp://x/auth",
                "https://x/'; script-src *",
                "/a\"b",
                "https://u:p@x/auth",
                "/a?b"
            })
    void nothing_else_is(String value) {
        assertFalse(ApiAddresses.isAddress(value));
    }

    @Test
    void config_is_plain_json() {
        assertEquals(
                "{\"auth_url\":\"/auth\",\"todo_url\":\"https://todo.example.org/todo\"}",
                new ApiAddresses("/auth", "https://todo.example.org/todo").toJson());
    }
}
