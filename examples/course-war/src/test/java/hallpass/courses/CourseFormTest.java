package hallpass.courses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CourseFormTest {

    private final Course algebra = new Course(
            new UUID(0, 1),
            CourseForm.of(json("{\"title\": \"Algebra\", \"description\": \"rings\"}")),
            "emmy@example.org",
            Instant.parse("2026-12-01T09:00:00Z"));

    @Test
    void what_a_patch_does_not_send_stays_and_null_clears() {
        assertEquals(
                "rings",
                CourseForm.of(algebra, json("{\"title\": \"More algebra\"}")).description());
        assertNull(CourseForm.of(algebra, json("{\"description\": null}")).description());
    }

    @Test
    void the_teacher_is_whom_the_token_names_and_no_member_changes_it() {
        algebra.become(CourseForm.of(algebra, json("{\"teacher\": \"mallory@example.org\"}")), Instant.now());

        assertEquals("emmy@example.org", algebra.teacher());
    }

    @Test
    void a_course_has_a_title() {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> CourseForm.of(algebra, json("{\"title\": null}")));

        assertEquals(
                List.of("title"),
                refused.problem().violations().stream().map(Violation::field).toList());
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
