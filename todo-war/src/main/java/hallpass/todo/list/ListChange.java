package hallpass.todo.list;

import hallpass.resource.rest.JsonBody;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to rename a list.
 *
 * @param name the new one, or null where none was sent: then the old one stays
 */
public record ListChange(@Nullable String name) {
    private static final int NAME = 255; // code points

    static ListChange from(JsonBody body) {
        ListChange asked = new ListChange(body.has("name") ? name(body) : null);
        body.check();
        return asked;
    }

    static String name(JsonBody body) {
        String name = body.requiredText("name", 1, NAME);
        if (!name.isEmpty() && name.isBlank()) {
            body.violation("name", "must not be blank");
        }
        return name;
    }
}
