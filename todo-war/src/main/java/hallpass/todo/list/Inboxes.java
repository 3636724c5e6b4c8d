package hallpass.todo.list;

import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.rest.Ids;
import hallpass.todo.change.ChangeKind;
import hallpass.todo.change.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Finds and makes the list that every user has. */
@ApplicationScoped
class Inboxes {
    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    Optional<UUID> find(UUID user) {
        return Optional.ofNullable(em.find(Inbox.class, user)).map(Inbox::listId);
    }

    boolean isInbox(UUID list) {
        return em.createQuery("select count(i.userId) from Inbox i where i.listId = :list", Long.class)
                        .setParameter("list", list)
                        .getSingleResult()
                > 0;
    }

    UUID make(UUID user) {
        return transaction.run(() -> {
            Instant now = InstantColumn.now(clock);
            TaskList list = new TaskList(Ids.next(), Inbox.NAME, now);
            em.persist(list);
            em.flush(); // the list before what refers to it: there is no mapped relation that would tell JPA
            em.persist(new Inbox(user, list.id()));
            em.persist(ListMember.owner(list.id(), user, now));
            changes.ofList(list.id(), ChangeKind.CREATED);
            em.flush(); // now, so that a lost race is seen here
            return list.id();
        });
    }
}
