package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import hallpass.resource.rest.JsonBody;
import jakarta.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewNoteTest {

    @Test
    void a_note_has_a_text() {
        assertEquals("tea", note("tea").text());
        assertEquals(List.of("text"), refused(""));
        assertEquals(List.of("text"), refused("a".repeat(10_001)));
    }

    private static List<String> refused(String text) {
        return assertThrows(ProblemException.class, () -> note(text)).problem().violations().stream()
                .map(Violation::field)
                .toList();
    }

    private static NewNote note(String text) {
        return NewNote.from(JsonBody.of(Json.createObjectBuilder().add("text", text).build()));
    }
}
