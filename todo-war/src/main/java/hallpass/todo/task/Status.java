package hallpass.todo.task;

import java.util.Locale;

/** Whether a task is still to do. */
enum Status {
    OPEN,
    DONE;

    String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
