package hallpass.todo.change;

import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Numbers the committed lines of the log. The counter's row is the lock, so only one sequencer runs at a time. A
 * transaction that commits later gets later numbers, however early it began.
 */
@ApplicationScoped
class Sequencer {
    /** H2 has no UPDATE … FROM, PostgreSQL before 15 no MERGE. */
    private static final String ON_POSTGRESQL = "update change_log c set seq = n.seq from"
            + " (select id, ?1 + row_number() over (order by id) as seq from change_log where seq is null) n"
            + " where c.id = n.id";

    private static final String ON_H2 = "merge into change_log c using"
            + " (select id, ?1 + row_number() over (order by id) as seq from change_log where seq is null) n"
            + " on c.id = n.id"
            + " when matched then update set seq = n.seq";

    private final Lock turn = new ReentrantLock();

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    @ConfigProperty(name = "hallpass.database", defaultValue = "h2")
    String engine;

    /** Numbers the lines that have no number yet. Call it outside a transaction. */
    void run() {
        if (!pending()) {
            return;
        }
        turn.lock(); // a thread that waited here finds the work done
        try {
            if (pending()) {
                transaction.run(this::number);
            }
        } finally {
            turn.unlock();
        }
    }

    private boolean pending() {
        return !em.createNativeQuery("select 1 from change_log where seq is null limit 1")
                .getResultList()
                .isEmpty();
    }

    private int number() {
        long last = ((Number) em.createNativeQuery("select last_seq from change_counter where id = 1 for update")
                        .getSingleResult())
                .longValue();
        int numbered = em.createNativeQuery(engine.equals("postgresql") ? ON_POSTGRESQL : ON_H2)
                .setParameter(1, last)
                .executeUpdate();
        em.createNativeQuery("update change_counter set last_seq = ?1 where id = 1")
                .setParameter(1, last + numbered)
                .executeUpdate();
        return numbered;
    }
}
