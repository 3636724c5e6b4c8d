package hallpass.todo.task;

import hallpass.database.Migrated;
import hallpass.database.write.Transaction;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.UUID;

/**
 * Folds the texts of tasks anew that an older version of this service folded. It runs in the background after the
 * start. A task keeps its version, because nothing changes that a client sees.
 */
@ApplicationScoped
class SearchUpgrade {
    private static final Logger LOG = System.getLogger(SearchUpgrade.class.getName());
    private static final int PART = 500; // tasks
    private static final int MOST_PASSES = 100; // each one has only what was changed during the one before
    private static final UUID FIRST = new UUID(0, 0);

    @Resource
    ManagedScheduledExecutorService scheduler;

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    void begin(@Observes Migrated migrated) {
        scheduler.submit(this::run);
    }

    void run() {
        try {
            int passes = 0;
            while (!foldAll() && ++passes < MOST_PASSES) {
                LOG.log(Level.DEBUG, "Some tasks were changed meanwhile");
            }
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "Some older tasks are not found by all words until the next start", failure);
        }
    }

    /** @return whether no task was changed between read and update */
    private boolean foldAll() {
        boolean complete = true;
        Part part = new Part(FIRST, 0, 0);
        do {
            UUID after = part.last();
            part = transaction.run(() -> foldAfter(after));
            complete &= part.folded() == part.read();
        } while (part.read() == PART);
        return complete;
    }

    /**
     * Some tasks in the order of their ids.
     *
     * @param last id
     * @param folded how many of those that were read
     */
    private record Part(UUID last, int read, int folded) {}

    private Part foldAfter(UUID id) {
        List<Object[]> tasks = em.createQuery(
                        "select t.id, t.title, t.notes, t.tags, t.version from Task t"
                                + " where t.id > :id and t.searchForm < :form order by t.id",
                        Object[].class)
                .setParameter("id", id)
                .setParameter("form", SearchText.FORM)
                .setMaxResults(PART)
                .getResultList();
        int folded = 0;
        for (Object[] task : tasks) {
            String text = SearchText.of((String) task[1], (String) task[2], Tags.of((String) task[3]));
            folded += em.createNativeQuery(
                            "update task set search = ?2, search_form = ?3 where id = ?1 and version = ?4")
                    .setParameter(1, task[0])
                    .setParameter(2, text)
                    .setParameter(3, SearchText.FORM)
                    .setParameter(4, task[4])
                    .executeUpdate();
        }
        return new Part(tasks.isEmpty() ? id : (UUID) tasks.get(tasks.size() - 1)[0], tasks.size(), folded);
    }
}
