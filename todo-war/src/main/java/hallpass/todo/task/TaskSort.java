package hallpass.todo.task;

import hallpass.database.InstantColumn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An order of tasks: by one attribute that is never null, then by id. */
enum TaskSort {
    CREATED("created", "createdAt", false, task -> task.createdAt().toString(), InstantColumn::parse),
    NEWEST("-created", "createdAt", true, task -> task.createdAt().toString(), InstantColumn::parse),
    DUE("due", "dueSort", false, task -> task.dueSort().toString(), InstantColumn::parse),
    PRIORITY(
            "priority",
            "priority",
            false,
            task -> Integer.toString(task.priority().ordinal()),
            Integer::valueOf),
    POSITION("position", "position", false, Task::position, text -> text.getBytes(StandardCharsets.US_ASCII));

    private final String name;
    private final String attribute;
    private final boolean descending;
    private final Function<Task, String> key;
    private final Function<String, Object> parser;

    TaskSort(
            String name,
            String attribute,
            boolean descending,
            Function<Task, String> key,
            Function<String, Object> parser) {
        this.name = name;
        this.attribute = attribute;
        this.descending = descending;
        this.key = key;
        this.parser = parser;
    }

    static Optional<TaskSort> named(String name) {
        return Arrays.stream(values()).filter(sort -> sort.name.equals(name)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(sort -> sort.name).collect(Collectors.joining(", "));
    }

    /** What comes after the task with the parameters {@code key} and {@code id}. The first half is what an index can begin at. */
    String after() {
        return descending
                ? " and t.%1$s <= :key and (t.%1$s < :key or t.id < :id)".formatted(attribute)
                : " and t.%1$s >= :key and (t.%1$s > :key or t.id > :id)".formatted(attribute);
    }

    /**
     * The order, with the columns in front that the index begins with. They are the same in all rows of one list and one status and sort
     * nothing, but H2 reads an index in order only if it is named from its first column.
     */
    String orderBy(boolean oneList, boolean oneStatus) {
        String direction = descending ? " desc" : "";
        String first = !oneList ? "" : oneStatus && this != POSITION ? "t.listId%1$s, t.done%1$s, " : "t.listId%1$s, ";
        return (" order by " + first + "t.%2$s%1$s, t.id%1$s").formatted(direction, attribute);
    }

    String keyOf(Task task) {
        return key.apply(task);
    }

    /** @throws RuntimeException where it isn't a key of this order */
    Object parsed(String text) {
        return parser.apply(text);
    }
}
