package hallpass.todo.task;

import java.util.Locale;

/**
 * The priority of a task. The order of the constants is the order of a sorted listing, and their ordinals are stored.
 */
enum Priority {
    HIGH,
    MEDIUM,
    LOW,
    NONE;

    String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
