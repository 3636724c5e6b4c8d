package hallpass.todo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @Test
    void ten_thousand_inserts_anywhere_stay_in_order_and_short() {
        Random chance = new Random(20261122);
        List<String> keys = new ArrayList<>(List.of(Position.FIRST));

        for (int i = 0; i < 10_000; i++) {
            int at = chance.nextInt(keys.size() + 1);
            String low = at == 0 ? null : keys.get(at - 1);
            String high = at == keys.size() ? null : keys.get(at);
            String key = Position.parse(Position.between(low, high));
            assertTrue(low == null || low.compareTo(key) < 0, () -> low + " < " + key);
            assertTrue(high == null || key.compareTo(high) < 0, () -> key + " < " + high);
            keys.add(at, key);
        }

        assertTrue(keys.stream().mapToInt(String::length).max().orElseThrow() <= 16);
    }

    @Test
    void ten_thousand_moves_of_one_task_between_others_leave_its_key_short() {
        Random chance = new Random(7);
        List<String> others = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            others.add(Position.between(i == 0 ? null : others.get(i - 1), null));
        }

        for (int i = 0; i < 10_000; i++) {
            int at = chance.nextInt(49);
            String moved = Position.between(others.get(at), others.get(at + 1));
            assertTrue(moved.length() <= 4, moved);
        }
    }

    @Test
    void appending_ten_thousand_times_grows_with_the_logarithm() {
        String last = null;

        for (int i = 0; i < 10_000; i++) {
            String next = Position.parse(Position.append(last));
            assertTrue(last == null || last.compareTo(next) < 0, last + " < " + next);
            last = next;
        }

        assertTrue(last != null && last.length() <= 7, last);
    }

    @Test
    void prepending_ten_thousand_times_grows_with_the_logarithm() {
        String first = Position.FIRST;

        for (int i = 0; i < 10_000; i++) {
            String before = Position.parse(Position.between(null, first));
            assertTrue(before.compareTo(first) < 0, before + " < " + first);
            first = before;
        }

        assertTrue(first.length() <= 5, first);
    }

    @Test
    void always_beside_the_same_neighbour_stays_between() {
        String low = "a0";
        String high = "a1";

        for (int i = 0; i < 1_000; i++) {
            String key = Position.between(low, high);
            assertTrue(low.compareTo(key) < 0 && key.compareTo(high) < 0, low + " < " + key + " < " + high);
            high = i % 2 == 0 ? key : high;
            low = i % 2 == 0 ? low : key;
        }
    }

    @ParameterizedTest
    @CsvSource({"a0,a1,a0V", "a0,a2,a1", "az,b01,b00", "a0V,a1,a0l", "Zz,a1,a0", "a0,a0V,a0G", "a1,a1V,a1G"})
    void keys_are_those_that_clients_make(String low, String high, String between) {
        assertEquals(between, Position.between(low, high));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "0", "a00", "b0", "a0V0", "a-", "ä0", "A00000000000000000000000000", " a0"})
    void what_is_no_key_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Position.parse(text));
    }
}
