package hallpass.todo.change;

import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The log as its readers see it: numbered, without gaps that could be filled later. */
@ApplicationScoped
public class ChangeLog {
    private static final int PURGED_AT_ONCE = 10_000; // lines

    @PersistenceContext
    EntityManager em;

    @Inject
    Sequencer sequencer;

    @Inject
    Transaction transaction;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.todo.changes.kept", defaultValue = "P90D")
    Duration kept;

    /**
     * The number up to which everything can be read that was committed before this was asked. Call it outside a transaction: it may number
     * lines.
     */
    public long settled() {
        sequencer.run();
        return last();
    }

    /** The highest number given. */
    public long last() {
        return counter("last_seq");
    }

    /** Lines up to this number are forgotten: who has read less has to start over. */
    public long forgotten() {
        return counter("purged_seq");
    }

    /** Lines for any of these audiences, in order. */
    public List<Change> between(Collection<UUID> audiences, long after, long upTo, int max) {
        return em
                .createQuery(
                        "select c from ChangeEntry c where c.audience in :audiences and c.seq > :after and c.seq <= :upTo order by c.seq",
                        ChangeEntry.class)
                .setParameter("audiences", audiences)
                .setParameter("after", after)
                .setParameter("upTo", upTo)
                .setHint("eclipselink.read-only", true)
                .setMaxResults(max)
                .getResultList()
                .stream()
                .map(ChangeEntry::change)
                .toList();
    }

    /** For whom there is something new: lists and users. */
    public List<UUID> audiences(long after, long upTo) {
        return em.createQuery(
                        "select distinct c.audience from ChangeEntry c where c.seq > :after and c.seq <= :upTo",
                        UUID.class)
                .setParameter("after", after)
                .setParameter("upTo", upTo)
                .getResultList();
    }

    /** Forgets lines that are older than {@code hallpass.todo.changes.kept}. */
    public void purge() {
        while (transaction.run(this::purgeSome) == PURGED_AT_ONCE) {}
    }

    private int purgeSome() {
        List<?> old = em.createNativeQuery("select seq from change_log where seq > ?1 and seq <= ?2 and changed_at < ?3"
                        + " order by seq fetch first " + PURGED_AT_ONCE + " rows only")
                .setParameter(1, forgotten())
                .setParameter(2, last())
                .setParameter(3, clock.instant().minus(kept).atOffset(java.time.ZoneOffset.UTC))
                .getResultList();
        if (!old.isEmpty()) {
            long upTo = ((Number) old.get(old.size() - 1)).longValue();
            em.createNativeQuery("update change_counter set purged_seq = ?1 where id = 1")
                    .setParameter(1, upTo)
                    .executeUpdate();
            em.createNativeQuery("delete from change_log where seq <= ?1")
                    .setParameter(1, upTo)
                    .executeUpdate();
        }
        return old.size();
    }

    private long counter(String column) {
        return ((Number) em.createNativeQuery("select " + column + " from change_counter where id = 1")
                        .getSingleResult())
                .longValue();
    }
}
