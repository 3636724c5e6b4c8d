package hallpass.system.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;

/** Checks the two forms of a refusal: problem details (RFC 9457) and OAuth's errors (RFC 6749 section 5.2). */
public final class Refusals {

    private static final Set<String> OAUTH_MEMBERS = Set.of("error", "error_description", "error_uri");

    private Refusals() {}

    /** @return the problem, for further checks */
    public static JsonObject problem(int status, Answer answer) {
        answer.expect(status);
        assertEquals("application/problem+json", answer.mediaType(), answer::toString);
        JsonObject problem = answer.json();
        for (String member : List.of("type", "title", "detail", "instance")) {
            assertFalse(problem.getString(member, "").isBlank(), () -> "no " + member + " in " + answer);
        }
        assertEquals(status, problem.getInt("status", -1), answer::toString);
        headers(status, answer);
        return problem;
    }

    /** Expects a 400 that names these members and no others. */
    public static void violations(Answer answer, String... fields) {
        JsonObject problem = problem(400, answer);
        assertTrue(problem.containsKey("violations"), () -> "no violations in " + answer);
        List<JsonObject> violations = Json.objects(problem, "violations");
        assertEquals(
                Set.of(fields),
                Set.copyOf(violations.stream().map(v -> v.getString("field")).toList()),
                answer::toString);
        violations.forEach(v -> assertFalse(v.getString("message", "").isBlank(), answer::toString));
    }

    public static void oauth(int status, String error, Answer answer) {
        answer.expect(status);
        assertEquals("application/json", answer.mediaType(), answer::toString);
        assertEquals(error, answer.text("error"), answer::toString);
        assertTrue(OAUTH_MEMBERS.containsAll(answer.json().keySet()), answer::toString);
        assertTrue(answer.header("Cache-Control").contains("no-store"), answer::toString);
        if (status == 503) {
            assertTrue(answer.header("Retry-After").matches("[1-9]\\d*"), answer::toString);
        }
    }

    private static void headers(int status, Answer answer) {
        String challenge = answer.header("WWW-Authenticate");
        if (status == 401) {
            assertTrue(challenge.startsWith("Bearer realm=\""), answer::toString);
        }
        if (status == 405) {
            assertFalse(answer.header("Allow").isBlank(), answer::toString);
        }
        if (status == 429 || status == 503) {
            assertTrue(answer.header("Retry-After").matches("[1-9]\\d*"), answer::toString);
        }
    }
}
