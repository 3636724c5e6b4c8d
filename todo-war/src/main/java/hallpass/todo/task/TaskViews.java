package hallpass.todo.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tasks as they are answered, for the other features; whose lists they are is asked by them. */
@ApplicationScoped
public class TaskViews {
    @PersistenceContext
    EntityManager em;

    /** Those of the tasks that are in one of the lists. */
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

    /** Tasks of a list by id, in an order that never changes: for those who read all of it, part by part. */
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
