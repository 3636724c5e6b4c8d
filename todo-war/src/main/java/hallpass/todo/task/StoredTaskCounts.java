package hallpass.todo.task;

import hallpass.todo.admin.StatisticsRequest;
import hallpass.todo.list.TaskCounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Counts tasks: of some lists for the package {@code list}, and all of them for administrators. */
@ApplicationScoped
class StoredTaskCounts implements TaskCounts {
    @PersistenceContext
    EntityManager em;

    @Override
    public Map<UUID, Long> of(Collection<UUID> lists) {
        Map<UUID, Long> counts = new HashMap<>();
        if (!lists.isEmpty()) {
            em.createQuery(
                            "select t.listId, count(t.id) from Task t where t.listId in :lists group by t.listId",
                            Object[].class)
                    .setParameter("lists", lists)
                    .getResultList()
                    .forEach(row -> counts.put((UUID) row[0], (Long) row[1]));
        }
        return counts;
    }

    void count(@Observes StatisticsRequest request) {
        request.addTasks(count(false), count(true));
    }

    private long count(boolean done) {
        return em.createQuery("select count(t.id) from Task t where t.done = :done", Long.class)
                .setParameter("done", done)
                .getSingleResult();
    }
}
