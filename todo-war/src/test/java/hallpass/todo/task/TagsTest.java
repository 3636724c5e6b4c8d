package hallpass.todo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TagsTest {

    @Test
    void go_into_the_column_and_come_back() {
        List<String> tags = List.of("home", "50%", "a,b", " spaced ", "\uD83D\uDE00");

        assertEquals(tags, Tags.of(Tags.column(tags)));
        assertEquals(List.of(), Tags.of(Tags.column(List.of())));
    }

    @Test
    void only_a_whole_tag_is_found() {
        String column = Tags.column(List.of("homework", "garden"));

        assertTrue(column.contains(Tags.mark("garden")));
        assertFalse(column.contains(Tags.mark("home")));
    }

    @Test
    void what_would_break_the_column_is_no_tag() {
        assertFalse(Tags.valid("a\nb"));
        assertFalse(Tags.valid(" "));
        assertTrue(Tags.valid("a b"));
    }

    @Test
    void case_and_accents_do_not_matter_for_finding() {
        assertEquals(SearchText.fold("apfel STRASSE"), SearchText.fold("Äpfel straße"));
        assertEquals(SearchText.fold("ΟΔΟΣ"), SearchText.fold("οδός"));
    }
}
