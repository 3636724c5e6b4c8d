package hallpass.todo.list;

import hallpass.resource.rest.JsonBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a client sends to make or to rename a list. */
@Schema(name = "TaskListInput")
public record ListBody(
        @Schema(minLength = 1, maxLength = 255, examples = "Groceries") @Nullable
        String name) {
    private static final int NAME = 255; // code points

    static String newName(JsonBody body) {
        String name = body.requiredText("name", 1, NAME);
        body.check();
        return name;
    }

    /** The new name, or null where none was sent: then the old one stays. */
    static @Nullable String changedName(JsonBody body) {
        String name = body.has("name") ? body.requiredText("name", 1, NAME) : null;
        body.check();
        return name;
    }
}
