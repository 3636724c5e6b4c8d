package hallpass.resource.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.resource.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

    @Test
    void the_next_page_begins_after_the_last_item_shown() {
        Page<String> first = page(List.of("a", "b", "c"), PageRequest.of("2", null, "created"));

        PageRequest next = PageRequest.of("2", first.nextPageToken(), "created");

        assertEquals(List.of("a", "b"), first.items());
        assertEquals(List.of("b"), next.after());
    }

    @Test
    void a_listing_by_id_begins_after_the_id_of_its_token() {
        UUID start = new UUID(0, 0);
        UUID last = UUID.fromString("019abf6e-7c1e-7b52-9d5f-0f6f3c1d2e4a");
        String token = page(List.of(last.toString(), "next"), PageRequest.of("1", null))
                .nextPageToken();
        String notAnId =
                page(List.of("forged", "next"), PageRequest.of("1", null)).nextPageToken();

        assertEquals(start, PageRequest.of("1", null).afterId(start));
        assertEquals(last, PageRequest.of("1", token).afterId(start));
        assertRefused(() -> PageRequest.of("1", notAnId).afterId(start));
    }

    @Test
    void the_last_page_has_no_token() {
        assertNull(page(List.of("a", "b"), PageRequest.of("2", null)).nextPageToken());
    }

    @Test
    void a_token_of_another_listing_is_refused() {
        String token = page(List.of("a", "b"), PageRequest.of("1", null, "created", null))
                .nextPageToken();

        assertNotNull(token);
        assertRefused(() -> PageRequest.of("1", token, "due", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "many", "", "2147483648"})
    void page_sizes_are_from_1_to_100(String size) {
        assertRefused(() -> PageRequest.of(size, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!", "W10", "e30", "WyIwIl0", "WzFd"})
    void a_made_up_token_is_refused(String token) {
        assertRefused(() -> PageRequest.of(null, token));
    }

    private static void assertRefused(org.junit.jupiter.api.function.Executable request) {
        assertEquals(
                400, assertThrows(ProblemException.class, request).problem().status());
    }

    private static Page<String> page(List<String> rows, PageRequest request) {
        return Page.of(rows, request, List::of, row -> row);
    }
}
