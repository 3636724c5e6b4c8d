package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NotesTest {

    private final Notes notes = new Notes();

    @Test
    void each_user_has_one_note() {
        UUID ada = UUID.randomUUID();
        notes.write(ada, new Note("tea"));
        notes.write(ada, new Note("milk"));

        assertEquals("milk", notes.of(ada).text());
        assertEquals(Note.EMPTY, notes.of(UUID.randomUUID()));
        assertEquals(1, notes.count());
    }
}
