package hallpass.database.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final JsonObject BODY = body("{\"email\": \"a@example.org\", \"password\": \"secret\"}");

    @Test
    void the_same_request_has_the_same_one_in_whatever_order() {
        Fingerprint fingerprint = new Fingerprint("key");

        assertEquals(
                fingerprint.of("POST users", BODY),
                fingerprint.of("POST users", body("{\"password\": \"secret\", \"email\": \"a@example.org\"}")));
        assertNotEquals(fingerprint.of("POST users", BODY), fingerprint.of("POST clients", BODY));
        assertNotEquals(fingerprint.of("POST users", BODY), fingerprint.of("POST users", body("{}")));
    }

    @Test
    void without_the_key_nobody_can_guess_the_body_by_it() {
        assertNotEquals(new Fingerprint("key").of("POST users", BODY), new Fingerprint("other").of("POST users", BODY));
        assertFalse(new Fingerprint("key").ofKey().contains("key"));
        assertEquals(64, new Fingerprint("key").ofKey().length());
    }

    private static JsonObject body(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }
}
