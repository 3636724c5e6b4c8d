package hallpass.todo.list;

import hallpass.resource.rest.JsonBody;
import org.jspecify.annotations.Nullable;

/**
 * A request to rename a list.
 *
 * @param name the new one, or null if none was sent: then the old one stays
 */
record ListChange(@Nullable String name) {
    private static final int NAME = 255; // code points

    static ListChange from(JsonBody body) {
        ListChange change = new ListChange(body.has("name") ? name(body) : null);
        body.check();
        return change;
    }

    static String name(JsonBody body) {
        String name = body.requiredText("name", 1, NAME);
        if (!name.isEmpty() && name.isBlank()) {
            body.violation("name", "must not be blank");
        }
        return name;
    }
}
