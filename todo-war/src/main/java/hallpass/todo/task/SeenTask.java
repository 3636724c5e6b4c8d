package hallpass.todo.task;

import org.jspecify.annotations.Nullable;

/**
 * A task as it is answered, with what only exports and synchronisation need.
 *
 * @param version the number in its entity tag
 * @param series its place in its series; null if it doesn't repeat
 */
public record SeenTask(
        TaskView task, long version, @Nullable Series series) {

    static SeenTask of(Task task) {
        return new SeenTask(TaskView.of(task), task.version(), task.series());
    }
}
