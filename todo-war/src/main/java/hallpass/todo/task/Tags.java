package hallpass.todo.task;

import java.util.List;

/** A task's tags in one column: each stands between line feeds, so that a whole tag is found by its neighbours. */
final class Tags {
    static final String FORM = "must not be blank and must not have control characters";

    private static final String BREAK = "\n";

    private Tags() {}

    static boolean valid(String tag) {
        return !tag.isBlank() && tag.chars().noneMatch(Character::isISOControl);
    }

    static String column(List<String> tags) {
        return tags.isEmpty() ? "" : BREAK + String.join(BREAK, tags) + BREAK;
    }

    static List<String> of(String column) {
        return column.isEmpty() ? List.of() : List.of(column.substring(1).split(BREAK));
    }

    /** What stands in the column of a task with this tag. */
    static String mark(String tag) {
        return BREAK + tag + BREAK;
    }
}
