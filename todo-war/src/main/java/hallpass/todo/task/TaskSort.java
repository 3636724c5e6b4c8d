package hallpass.todo.task;

import hallpass.database.InstantColumn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An order of tasks: by one column that is never null, then by id. */
enum TaskSort {
    CREATED("created", "created_at", false, task -> task.view().createdAt().toString(), InstantColumn::parse),
    NEWEST("-created", "created_at", true, task -> task.view().createdAt().toString(), InstantColumn::parse),
    DUE("due", "due_sort", false, task -> task.dueSort().toString(), InstantColumn::parse),
    PRIORITY(
            "priority",
            "priority",
            false,
            task -> Integer.toString(task.priority().ordinal()),
            Integer::valueOf),
    POSITION(
            "position",
            "position",
            false,
            task -> task.view().position(),
            text -> text.getBytes(StandardCharsets.US_ASCII));

    private final String name;
    private final String column;
    private final boolean descending;
    private final Function<ListedTask, String> key;
    private final Function<String, Object> parser;

    TaskSort(
            String name,
            String column,
            boolean descending,
            Function<ListedTask, String> key,
            Function<String, Object> parser) {
        this.name = name;
        this.column = column;
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

    /**
     * The SQL condition for tasks after a key and an id. H2 begins to read its index by the first half, PostgreSQL by
     * the second.
     */
    String after(String key, String id) {
        return (descending
                        ? " and t.%1$s <= %2$s and (t.%1$s, t.id) < (%2$s, %3$s)"
                        : " and t.%1$s >= %2$s and (t.%1$s, t.id) > (%2$s, %3$s)")
                .formatted(column, key, id);
    }

    /** The column that sorts, and not the id. */
    String column() {
        return column;
    }

    /** The order of rows of this table. */
    String orderBy(String table) {
        return " order by %2$s.%3$s%1$s, %2$s.id%1$s".formatted(descending ? " desc" : "", table, column);
    }

    /**
     * The order, with the first columns of the index in front. In one list and one status they are the same in all rows
     * and sort nothing, but H2 reads an index in order only if the order names it from its first column.
     */
    String orderByIndex(boolean oneStatus) {
        String direction = descending ? " desc" : "";
        String first = oneStatus && this != POSITION ? "t.list_id%1$s, t.done%1$s, " : "t.list_id%1$s, ";
        return (" order by " + first + "t.%2$s%1$s, t.id%1$s").formatted(direction, column);
    }

    String keyOf(ListedTask task) {
        return key.apply(task);
    }

    /** @throws RuntimeException if it isn't a key of this order */
    Object parsed(String text) {
        return parser.apply(text);
    }
}
