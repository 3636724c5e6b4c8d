package hallpass.todo.list;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Shows lists as their members see them, for other packages. */
@ApplicationScoped
public class ListViews {
    @Inject
    TaskLists lists;

    /** Leaves out the lists that the user has no part in. */
    public Map<UUID, SeenListView> of(UUID user, Collection<UUID> ids) {
        Map<UUID, SeenListView> views = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            lists.seenBy(user, ids)
                    .forEach(seen ->
                            views.put(seen.list().id(), new SeenListView(TaskListView.of(seen), seen.version())));
        }
        return views;
    }

    /** With the number in its entity tag. */
    public record SeenListView(TaskListView list, long version) {}
}
