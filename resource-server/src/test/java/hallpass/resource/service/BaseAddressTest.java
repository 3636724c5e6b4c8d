package hallpass.resource.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BaseAddressTest {

    @Test
    void slashes_at_the_end_are_removed_and_no_others() {
        assertEquals("https://example.org/auth", BaseAddress.of("https://example.org/auth"));
        assertEquals("https://example.org/auth", BaseAddress.of("https://example.org/auth/"));
        assertEquals("https://example.org", BaseAddress.of("https://example.org///"));
        assertEquals("", BaseAddress.of("/"));
    }
}
