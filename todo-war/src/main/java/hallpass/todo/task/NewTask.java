package hallpass.todo.task;

import hallpass.resource.rest.JsonBody;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to make a task.
 *
 * @param listId null: the Inbox
 */
record NewTask(
        TaskContent content,
        @Nullable UUID listId,
        @Nullable UUID parentId) {

    /** @throws hallpass.resource.problem.ProblemException 400 with all that is wrong */
    static NewTask from(JsonBody body) {
        NewTask newTask = new NewTask(TaskContent.from(body), body.uuid("list_id"), body.uuid("parent_id"));
        body.check();
        return newTask;
    }

    UUID listOr(UUID inbox) {
        return listId == null ? inbox : listId;
    }
}
