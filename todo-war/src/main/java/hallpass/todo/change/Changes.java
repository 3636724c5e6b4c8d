package hallpass.todo.change;

import hallpass.database.InstantColumn;
import hallpass.resource.rest.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.UUID;

/** Takes down what is changed, in the transaction that changes it. */
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

    /** For one user: the own part in a list began, was changed or ended. */
    public void ofMember(UUID user, UUID list, ChangeKind kind) {
        write(user, list, list, kind);
    }

    private void write(UUID audience, UUID list, UUID item, ChangeKind kind) {
        em.persist(new ChangeEntry(Ids.next(), audience, list, item, kind, InstantColumn.now(clock)));
    }
}
