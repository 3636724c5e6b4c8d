package hallpass.resource.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import jakarta.json.Json;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonBodyTest {

    private enum Size {
        SMALL,
        VERY_LARGE
    }

    @Test
    void what_was_not_sent_and_what_is_null_are_told_apart() {
        JsonBody body = body("{\"notes\": null}");

        assertTrue(body.has("notes"));
        assertFalse(body.has("title"));
        assertNull(body.text("notes", 10));
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        JsonBody body =
                body("{\"title\": 5, \"list\": \"nobody\", \"done\": \"yes\", \"size\": \"huge\", \"due\": \"soon\"}");

        body.requiredText("title", 1, 255);
        body.requiredText("name", 1, 255);
        body.uuid("list");
        body.flag("done");
        body.choice("size", Size.class);
        body.parsed("due", LocalDate::parse, "must be a date");

        assertEquals(
                List.of("title", "name", "list", "done", "size", "due"),
                violations(body).stream().map(Violation::field).toList());
    }

    @Test
    void numbers_are_taken_as_they_are_and_never_rounded() {
        JsonBody good = body("{\"price\": 1.50, \"free\": 0, \"quantity\": 3}");
        assertEquals(new BigDecimal("1.50"), good.requiredAmount("price", 2, BigDecimal.TEN));
        assertEquals(new BigDecimal("0.00"), good.requiredAmount("free", 2, BigDecimal.TEN));
        assertEquals(3, good.requiredInteger("quantity", 1, 10));
        good.check();

        JsonBody bad =
                body("{\"a\": 1.505, \"b\": -0.01, \"c\": 1e99, \"d\": \"1\", \"e\": 1.5, \"f\": 0, \"g\": 1e-99}");
        bad.requiredAmount("a", 2, BigDecimal.TEN);
        bad.requiredAmount("b", 2, BigDecimal.TEN);
        bad.requiredAmount("c", 2, BigDecimal.TEN);
        bad.requiredAmount("d", 2, BigDecimal.TEN);
        bad.requiredInteger("e", 1, 10);
        bad.requiredInteger("f", 1, 10);
        bad.requiredAmount("g", 2, BigDecimal.TEN);
        bad.requiredInteger("h", 1, 10);
        assertEquals(
                List.of("a", "b", "c", "d", "e", "f", "g", "h"),
                violations(bad).stream().map(Violation::field).toList());
    }

    @Test
    void lengths_are_counted_in_code_points() {
        JsonBody body = body("{\"title\": \"\uD83D\uDE00\uD83D\uDE00\"}");

        assertEquals("\uD83D\uDE00\uD83D\uDE00", body.text("title", 2, 2));
    }

    @Test
    void what_postgresql_cannot_store_is_refused() {
        JsonBody body = body("{\"a\": \"x\\u0000\", \"b\": \"\\ud83d\"}");

        body.text("a", 10);
        body.text("b", 10);

        assertEquals(2, violations(body).size());
    }

    @Test
    void repeated_texts_are_kept_once_and_bad_ones_named_by_their_place() {
        JsonBody body = body("{\"tags\": [\"a\", \"b\", \"a\"], \"more\": [\"a\", 1]}");

        assertEquals(List.of("a", "b"), body.texts("tags", 20, 1, 50));
        body.texts("more", 20, 1, 50);

        assertEquals("more[1]", violations(body).get(0).field());
    }

    @Test
    void constants_are_written_in_lower_case_with_hyphens() {
        assertEquals(Size.VERY_LARGE, body("{\"size\": \"very-large\"}").choice("size", Size.class));
    }

    @Test
    void a_member_that_cannot_be_cleared_is_refused_only_if_it_is_null() {
        JsonBody body = body("{\"status\": null, \"list\": \"a\"}");

        body.refuseNull("status");
        body.refuseNull("list");
        body.refuseNull("other");

        assertEquals(List.of(new Violation("status", "can't be cleared")), violations(body));
    }

    @Test
    void an_object_inside_is_read_like_the_one_around_it() {
        JsonBody body = body("{\"series\": {\"index\": 3}, \"other\": [], \"none\": null}");

        assertEquals(3, body.object("series").requiredInteger("index", 1, 10));
        assertNull(body.object("none"));
        assertNull(body.object("absent"));
        body.check();

        assertNull(body.object("other"));
        assertEquals(List.of(new Violation("other", "must be an object")), violations(body));
    }

    @Test
    void no_body_is_a_400() {
        assertEquals(
                400,
                assertThrows(ProblemException.class, () -> JsonBody.of(null))
                        .problem()
                        .status());
    }

    private static List<Violation> violations(JsonBody body) {
        return assertThrows(ProblemException.class, body::check).problem().violations();
    }

    private static JsonBody body(String json) {
        return JsonBody.of(Json.createReader(new StringReader(json)).readObject());
    }
}
