package hallpass.auth.authorize;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUrisTest {

    private static final Set<String> REGISTERED = Set.of(
            "https://app.example.org/cb", "http://127.0.0.1/cb?a=b", "http://[::1]:80/cb", "com.example.app:/cb");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.org/cb",
                "com.example.app:/cb",
                "http://127.0.0.1/cb?a=b",
                "http://127.0.0.1:51004/cb?a=b",
                "http://[::1]:51004/cb"
            })
    void an_address_is_taken_to_the_letter_and_a_loopback_address_with_any_port(String presented) {
        assertTrue(RedirectUris.isRegistered(presented, REGISTERED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://app.example.org/cb/",
                "https://app.example.org:443/cb",
                "https://app.example.org:51004/cb",
                "https://APP.example.org/cb",
                "https://app.example.org/cb#x",
                "https://app.example.org/%63b",
                "http://127.0.0.1:51004/cb",
                "http://127.0.0.1:51004/cb?a=b#x",
                "https://127.0.0.1:51004/cb?a=b",
                "http://ada@127.0.0.1:51004/cb?a=b",
                "http://127.0.0.2:51004/cb?a=b",
                "http://localhost:51004/cb?a=b",
                "http://127.0.0.1:51004/cb?a=b\\@evil.example.org",
                "http://127.0.0.1.evil.example.org/cb?a=b",
                "javascript:alert(1)"
            })
    void another_one_is_not_taken(String presented) {
        assertFalse(RedirectUris.isRegistered(presented, REGISTERED));
    }

    @Test
    void where_nothing_is_registered_nothing_is_taken() {
        assertFalse(RedirectUris.isRegistered("http://127.0.0.1/cb", Set.of()));
    }
}
