package hallpass.todo.list;

import hallpass.resource.rest.JsonBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client sends to make a list. Two lists may have the same name. */
@Schema(name = "NewTaskList", requiredProperties = "name")
public record NewList(
        @Schema(minLength = 1, maxLength = 255, description = "Not only spaces", examples = "Groceries")
        String name) {

    static NewList from(JsonBody body) {
        NewList asked = new NewList(ListChange.name(body));
        body.check();
        return asked;
    }
}
