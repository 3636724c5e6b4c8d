package hallpass.todo.change;

import hallpass.database.InstantColumn;
import hallpass.resource.rest.Ids;
import hallpass.todo.admin.UserErasure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.UUID;

/** Writes each change into the log, in the transaction that makes the change. */
@ApplicationScoped
public class Changes {
    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /** For the members of the list. */
    public void ofTask(UUID list, UUID task, ChangeKind kind) {
        write(list, list, task, kind);
    }

    /** For the members of the list. */
    public void ofList(UUID list, ChangeKind kind) {
        write(list, list, list, kind);
    }

    /** For one user: the user's part in a list began, was changed or ended. */
    public void ofMember(UUID user, UUID list, ChangeKind kind) {
        write(user, list, list, kind);
    }

    /** Forgets what was kept for an erased user alone, before other observers write the last lines for that user. */
    void forget(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) UserErasure erasure) {
        em.createQuery("delete from ChangeEntry c where c.audience = :user")
                .setParameter("user", erasure.user())
                .executeUpdate();
    }

    private void write(UUID audience, UUID list, UUID item, ChangeKind kind) {
        em.persist(new ChangeEntry(Ids.next(), audience, list, item, kind, InstantColumn.now(clock)));
    }
}
