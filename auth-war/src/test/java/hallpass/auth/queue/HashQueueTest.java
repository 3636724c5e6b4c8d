package hallpass.auth.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HashQueueTest {

    private static final int PLACES = 3; // one hash at once, and two beside it

    @Test
    void lets_as_many_in_as_have_a_place_and_the_others_in_turn() {
        HashQueue queue = queue(2);
        List<Turn> inside = joined(queue, PLACES);
        List<Turn> waiting = joined(queue, 2);
        inside.forEach(turn -> assertTrue(turn.hasCome()));
        List<String> order = new ArrayList<>();
        waiting.get(0).whenItComes(() -> order.add("first"));
        waiting.get(1).whenItComes(() -> order.add("second"));
        assertEquals(List.of(), order);

        inside.get(0).end();
        assertEquals(List.of("first"), order);
        inside.get(1).end();
        assertEquals(List.of("first", "second"), order);
    }

    @Test
    void is_full_when_enough_wait() {
        HashQueue queue = queue(1);
        List<Turn> inside = joined(queue, PLACES);
        joined(queue, 1);

        assertEquals(Optional.empty(), queue.join());

        inside.get(0).end();
        assertTrue(queue.join().isPresent());
    }

    @Test
    void a_turn_that_ends_twice_makes_one_place_free() {
        HashQueue queue = queue(5);
        List<Turn> inside = joined(queue, PLACES);
        inside.get(0).end();
        inside.get(0).end();

        List<Turn> next = joined(queue, 2);

        assertTrue(next.get(0).hasCome());
        assertFalse(next.get(1).hasCome());
    }

    @Test
    void who_leaves_while_waiting_had_no_place() {
        HashQueue queue = queue(5);
        List<Turn> inside = joined(queue, PLACES);
        List<Turn> waiting = joined(queue, 2);

        waiting.get(0).end();
        assertFalse(waiting.get(1).hasCome());

        inside.get(0).end();
        assertTrue(waiting.get(1).hasCome());
        assertFalse(waiting.get(0).hasCome());
    }

    private static List<Turn> joined(HashQueue queue, int count) {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            turns.add(queue.join().orElseThrow());
        }
        return turns;
    }

    private static HashQueue queue(int waiting) {
        HashQueue queue = new HashQueue();
        queue.parallel = OptionalInt.of(1);
        queue.waitingLimit = waiting;
        queue.open();
        return queue;
    }
}
