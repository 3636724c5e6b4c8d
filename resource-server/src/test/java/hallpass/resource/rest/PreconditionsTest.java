package hallpass.resource.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

    private static final String TAG = "1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1\"",
                "W/\"1\"",
                "*",
                " * ",
                "\"0\", \"1\"",
                "\"0\",W/\"1\"",
                "W/\"0\" , W/\"1\" , \"2\"",
                "\"a,b\", \"1\"",
                ", \"1\",,",
                "\t\"1\"\t"
            })
    void a_read_of_what_the_client_has_is_304(String tags) {
        assertTrue(Preconditions.of("GET", null, tags).isUnchanged(TAG));
        assertTrue(Preconditions.of("HEAD", null, tags).isUnchanged(TAG));
        refused(412, "PATCH", null, tags);
        refused(412, "DELETE", null, tags);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"2\"", "\"\"", "\"11\"", "\"1,\"", "\"*\"", "\"2\", \"3\"", "\"W/1\""})
    void another_tag_is_another_version(String tags) {
        assertFalse(Preconditions.of("GET", null, tags).isUnchanged(TAG));
        assertFalse(Preconditions.of("PATCH", null, tags).isUnchanged(TAG));
        refused(412, "PATCH", tags, null);
        refused(412, "GET", tags, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*", "\"0\", \"1\"", "W/\"1\", \"1\""})
    void if_match_lets_the_present_version_be_changed(String tags) {
        assertFalse(Preconditions.of("PATCH", tags, null).isUnchanged(TAG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "W/\"1\", \"2\""})
    void if_match_compares_strongly(String tags) {
        refused(412, "DELETE", tags, null);
    }

    @Test
    void no_header_asks_for_nothing() {
        assertFalse(Preconditions.of("GET", null, null).isUnchanged(TAG));
        assertFalse(Preconditions.of("PATCH", null, null).isUnchanged(TAG));
    }

    @Test
    void if_match_is_asked_first() {
        refused(412, "GET", "\"2\"", "\"1\"");
        assertTrue(Preconditions.of("GET", "\"1\"", "\"1\"").isUnchanged(TAG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "x",
                "1",
                "\"unclosed",
                "W/",
                "w/\"1\"",
                "\"1\" \"2\"",
                "\"1\", *",
                "\"a b\"",
                "\"1\"x"
            })
    void what_is_no_list_of_tags_is_refused(String tags) {
        refused(400, "PATCH", tags, null);
        refused(400, "GET", null, tags);
    }

    private static void refused(int status, String method, String ifMatch, String ifNoneMatch) {
        ProblemException refusal =
                assertThrows(ProblemException.class, () -> Preconditions.of(method, ifMatch, ifNoneMatch)
                        .isUnchanged(TAG));
        assertEquals(status, refusal.problem().status());
    }
}
