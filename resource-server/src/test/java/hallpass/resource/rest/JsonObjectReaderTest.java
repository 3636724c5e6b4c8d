package hallpass.resource.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.resource.problem.ProblemException;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectReaderTest {

    @Test
    void an_object_is_read() {
        assertEquals("b", read(" {\"a\": \"b\"} \n").getString("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "\"text\"",
                "7",
                "null",
                "true",
                "{",
                "{\"a\"}",
                "{} {}",
                "{}]",
                "{} x",
                "{'a': 1}",
                "\u0000"
            })
    void anything_else_is_a_400(String body) {
        assertRefused(body);
    }

    @Test
    void nesting_has_an_end() {
        assertRefused("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));
    }

    @Test
    void a_text_that_is_not_utf_8_is_a_400() {
        assertRefused("{\"a\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("{\"a\": 1}".getBytes(StandardCharsets.UTF_16));
    }

    private static void assertRefused(String body) {
        assertRefused(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(byte[] body) {
        assertEquals(
                400,
                assertThrows(ProblemException.class, () -> read(body)).problem().status());
    }

    private static JsonObject read(String body) {
        return read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject read(byte[] body) {
        return new JsonObjectReader()
                .readFrom(
                        JsonObject.class,
                        JsonObject.class,
                        new Annotation[0],
                        MediaType.APPLICATION_JSON_TYPE,
                        new MultivaluedHashMap<>(),
                        new ByteArrayInputStream(body));
    }
}
