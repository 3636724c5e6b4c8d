package hallpass.todo.task;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.setting.Setting;
import hallpass.todo.list.ListAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits how many tasks the lists of one owner may have. The tasks are counted at the owner's first new task, and again
 * when the limit seems near. In between, this server counts only the tasks that it makes itself; it doesn't subtract
 * deleted ones.
 */
@ApplicationScoped
class TaskLimits {
    private static final int OWNERS = 10_000; // remembered

    @PersistenceContext
    EntityManager em;

    @Inject
    @Setting(name = "hallpass.todo.tasks", defaultValue = "250000")
    long most;

    private final Map<UUID, AtomicLong> counted = new ConcurrentHashMap<>();

    /**
     * @param owner of the list in which a task is made
     * @throws ProblemException 409 if the owner has as many tasks as may be
     */
    void requireRoomFor(UUID owner) {
        if (counted.size() > OWNERS) {
            counted.clear();
        }
        // other servers make tasks too: a tenth of the limit is left for what they made since
        AtomicLong about = counted.computeIfAbsent(owner, any -> new AtomicLong(count(owner)));
        if (about.incrementAndGet() > most - most / 10) {
            long exactly = count(owner);
            about.set(exactly + 1);
            if (exactly >= most) {
                throw ProblemException.conflict(
                        "too-many-tasks",
                        "There may be at most " + most
                                + " tasks in all lists of one owner. Delete some that are done.");
            }
        }
    }

    private long count(UUID owner) {
        return em.createQuery(
                        "select count(t.id) from Task t where t.listId in (" + ListAccess.ownedLists(":owner") + ")",
                        Long.class)
                .setParameter("owner", owner)
                .getSingleResult();
    }
}
