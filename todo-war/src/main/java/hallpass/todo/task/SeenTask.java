package hallpass.todo.task;

import org.jspecify.annotations.Nullable;

/**
 * A task as it is answered, and what only those need who take it elsewhere.
 *
 * @param version the number in its entity tag
 * @param series its place in its series; null where it doesn't repeat
 */
public record SeenTask(
        TaskView task, long version, @Nullable Series series) {

    static SeenTask of(Task task) {
        return new SeenTask(TaskView.of(task), task.version(), task.series());
    }
}
