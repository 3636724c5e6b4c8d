package hallpass.resource.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJwsTest {

    private static final String HEADER = encoded("{\"alg\":\"RS256\"}");

    @Test
    void three_parts_are_read() {
        CompactJws jws = CompactJws.read(HEADER + ".e30.AQID").orElseThrow();

        assertEquals("RS256", jws.header().getString("alg"));
        assertTrue(jws.claims().orElseThrow().isEmpty());
        assertEquals(HEADER + ".e30", new String(jws.signed(), StandardCharsets.US_ASCII));
        assertArrayEquals(new byte[] {1, 2, 3}, jws.signature());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "HEADER",
                "HEADER.e30",
                "HEADER.e30.",
                ".e30.AQID",
                "HEADER.e30.AQID.",
                "HEADER.e30.AQID.x",
                "HEADER.e30.AQID=",
                "HEADER=.e30.AQID",
                "HEADER.e30.AQ==",
                "HEADER.e30.AQ+D",
                "HEADER.e30.AQ/D",
                "HEADER.e30.AQ D",
                "HEADER.e30.AQID ",
                " HEADER.e30.AQID",
                "HEADER.e30.AQ\nID",
                "HEADER.e30.AQIDA",
                "HEADER.e30.ÄÄÄÄ",
                "HEADER.e30.AQIDB",
                "HEADER.e30.AR",
                "HEADER.e30.AQF"
            })
    void every_other_form_is_refused(String form) {
        assertTrue(CompactJws.read(form.replace("HEADER", HEADER)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}{}",
                "{} x",
                "\uFEFF{}",
                "{\"alg\":\"RS256\",\"alg\":\"none\"}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{'alg':'RS256'}",
                "{\"alg\":\"RS256\",}",
                "{\"n\":NaN}",
                "{\"n\":01}"
            })
    void a_header_that_two_readers_may_understand_differently_is_refused(String json) {
        assertTrue(CompactJws.read(encoded(json) + ".e30.AQID").isEmpty());
        assertTrue(CompactJws.read(HEADER + "." + encoded(json) + ".AQID")
                .flatMap(CompactJws::claims)
                .isEmpty());
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        byte[] json = "{\"a\":\"?\"}".getBytes(StandardCharsets.US_ASCII);
        json[6] = (byte) 0xC0;

        assertTrue(CompactJws.read(Base64.getUrlEncoder().withoutPadding().encodeToString(json) + ".e30.AQID")
                .isEmpty());
    }

    @Test
    void deep_nesting_and_length_do_no_harm() {
        assertTrue(CompactJws.read(encoded("[".repeat(9_000)) + ".e30.AQID").isEmpty());
        assertTrue(CompactJws.read(encoded("{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000)) + ".e30.AQID")
                .isEmpty());
        assertTrue(CompactJws.read("a".repeat(20_000)).isEmpty());
        assertTrue(CompactJws.read(HEADER + ".e30." + "A".repeat(20_000)).isEmpty());
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
