package hallpass.todo.task;

import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many tasks an owner of lists may have. They are counted when the owner is first met, and again when the limit seems near: in between
 * this server adds what it makes, and forgets what is deleted.
 */
@ApplicationScoped
class TaskLimits {
    private static final int OWNERS = 10_000; // remembered

    @PersistenceContext
    EntityManager em;

    @Inject
    @ConfigProperty(name = "hallpass.todo.tasks", defaultValue = "250000")
    long most;

    private final Map<UUID, AtomicLong> counted = new ConcurrentHashMap<>();

    /** @throws ProblemException 409 where the list's owner has as many tasks as there may be */
    void requireRoomFor(UUID user, UUID list) {
        UUID owner = owner(user, list);
        if (counted.size() > OWNERS) {
            counted.clear();
        }
        // other servers make tasks too: a tenth of the limit is left for what they made since
        AtomicLong about = counted.computeIfAbsent(owner, any -> new AtomicLong(count(owner)));
        if (about.incrementAndGet() > most - most / 10) {
            long exactly = count(owner);
            about.set(exactly + 1);
            if (exactly >= most) {
                throw ProblemException.conflict("There may be at most " + most
                        + " tasks in all lists of one owner. Delete some that are done.");
            }
        }
    }

    private UUID owner(UUID user, UUID list) {
        return em.createQuery(
                        "select m.userId from ListMember m where m.listId = :list"
                                + " and m.role = hallpass.todo.list.MemberRole.OWNER order by m.joinedAt, m.userId",
                        UUID.class)
                .setParameter("list", list)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(user);
    }

    private long count(UUID owner) {
        return em.createQuery(
                        "select count(t.id) from Task t where t.listId in"
                                + " (select m.listId from ListMember m where m.userId = :owner and m.role = hallpass.todo.list.MemberRole.OWNER)",
                        Long.class)
                .setParameter("owner", owner)
                .getSingleResult();
    }
}
