package hallpass.todo.list;

import hallpass.database.InstantColumn;
import hallpass.todo.change.ChangeKind;
import hallpass.todo.change.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Makes the lists of an imported file, in the transaction that is there. */
@ApplicationScoped
public class ImportedLists {
    @PersistenceContext
    EntityManager em;

    @Inject
    TaskLists lists;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /** Whether no list has this id. */
    public boolean free(UUID id) {
        return em.createQuery("select count(l.id) from TaskList l where l.id = :id", Long.class)
                        .setParameter("id", id)
                        .getSingleResult()
                == 0;
    }

    /** @throws hallpass.resource.problem.ProblemException 409 if the user has as many lists as may be */
    public void make(UUID owner, UUID id, String name) {
        lists.requireRoomFor(owner);
        Instant now = InstantColumn.now(clock);
        em.persist(new TaskList(id, name, now));
        em.flush(); // the list before its member: there is no mapped relation that would tell JPA
        em.persist(ListMember.owner(id, owner, now));
        changes.ofList(id, ChangeKind.CREATED);
        em.flush();
    }
}
