package hallpass.todo.list;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** How many tasks lists have. The package {@code task} implements it, because it alone knows tasks. */
public interface TaskCounts {

    /** The number of tasks of each list; a list without tasks may be missing. */
    Map<UUID, Long> of(Collection<UUID> lists);
}
