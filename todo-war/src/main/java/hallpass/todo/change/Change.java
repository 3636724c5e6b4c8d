package hallpass.todo.change;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the log.
 *
 * @param seq its number: ascending in the order in which readers see the lines
 * @param audience a list, for its members; or a user, for nobody else
 * @param item a task, or the list itself
 */
public record Change(long seq, UUID audience, UUID list, UUID item, ChangeKind kind, Instant at) {

    public boolean ofList() {
        return item.equals(list);
    }
}
