package hallpass.todo.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows tasks as they are answered, for other packages. The caller knows which lists its user may see. */
@ApplicationScoped
public class TaskViews {
    @PersistenceContext
    EntityManager em;

    /** Leaves out the tasks that are in none of the lists. */
    public Map<UUID, SeenTask> of(Collection<UUID> lists, Collection<UUID> ids) {
        Map<UUID, SeenTask> views = new HashMap<>();
        if (!ids.isEmpty()) {
            em.createQuery("select t from Task t where t.id in :ids and t.listId in :lists", Task.class)
                    .setParameter("ids", ids)
                    .setParameter("lists", lists)
                    .setHint("eclipselink.read-only", true)
                    .getResultStream()
                    .forEach(task -> views.put(task.id(), SeenTask.of(task)));
        }
        return views;
    }

    /** Tasks of a list in the order of their ids, which never changes: for reading the whole list in parts. */
    public List<SeenTask> after(UUID list, UUID id, int max) {
        return em.createQuery(
                        "select t from Task t where t.listId = :list and t.id > :id order by t.listId, t.id",
                        Task.class)
                .setParameter("list", list)
                .setParameter("id", id)
                .setMaxResults(max)
                .setHint("eclipselink.read-only", true)
                .getResultStream()
                .map(SeenTask::of)
                .toList();
    }
}
