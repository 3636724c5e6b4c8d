package hallpass.resource.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusReferenceTest {

    @Test
    void the_drafts_form_is_read() {
        assertEquals(
                new StatusReference("https://id.example.org/status/0", 7),
                of("{\"status_list\":{\"idx\":7,\"uri\":\"https://id.example.org/status/0\"}}"));
        assertEquals(
                new StatusReference("u", 7), StatusReference.of(Map.of("status_list", Map.of("idx", 7L, "uri", "u"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"status_list\":null}",
                "{\"status_list\":[]}",
                "{\"status_list\":{\"idx\":7}}",
                "{\"status_list\":{\"uri\":\"u\"}}",
                "{\"status_list\":{\"idx\":-1,\"uri\":\"u\"}}",
                "{\"status_list\":{\"idx\":1.5,\"uri\":\"u\"}}",
                "{\"status_list\":{\"idx\":\"7\",\"uri\":\"u\"}}",
                "{\"status_list\":{\"idx\":1e400,\"uri\":\"u\"}}",
                "{\"status_list\":{\"idx\":99999999999999999999,\"uri\":\"u\"}}",
                "{\"status_list\":{\"idx\":7,\"uri\":1}}"
            })
    void anything_else_is_not(String claim) {
        assertNull(of(claim));
    }

    @Test
    void a_claim_that_is_no_object_is_not() {
        assertNull(StatusReference.of("status_list"));
        assertNull(StatusReference.of(1L));
    }

    private static StatusReference of(String json) {
        return StatusReference.of(Json.createReader(new StringReader(json)).readObject());
    }
}
