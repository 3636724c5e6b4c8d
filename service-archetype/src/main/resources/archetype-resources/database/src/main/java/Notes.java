package ${package};

import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The notes of all users, in the database. What is given to a transaction may run up to three times. */
@ApplicationScoped
public class Notes {

    private static final int LISTED = 100;

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    /** @return the latest notes of a user, newest first */
    List<Note> of(UUID owner) {
        return transaction.run(() -> em.createQuery(
                        "select n from StoredNote n where n.owner = :owner order by n.id desc", StoredNote.class)
                .setParameter("owner", owner)
                .setMaxResults(LISTED)
                .getResultStream()
                .map(StoredNote::note)
                .toList());
    }

    Optional<Note> find(UUID owner, UUID id) {
        return transaction.run(() -> em.createQuery(
                        "select n from StoredNote n where n.owner = :owner and n.id = :id", StoredNote.class)
                .setParameter("owner", owner)
                .setParameter("id", id)
                .getResultStream()
                .map(StoredNote::note)
                .findFirst());
    }

    Note write(UUID owner, NewNote note) {
        return transaction.run(() -> {
            StoredNote stored = new StoredNote(owner, note);
            em.persist(stored);
            return stored.note();
        });
    }

    void removeAll(UUID owner) {
        transaction.run(() -> {
            em.createQuery("delete from StoredNote n where n.owner = :owner")
                    .setParameter("owner", owner)
                    .executeUpdate();
        });
    }

    long count() {
        return transaction.run(() ->
                em.createQuery("select count(n) from StoredNote n", Long.class).getSingleResult());
    }
}
