package hallpass.todo.change;

import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import hallpass.database.write.Transaction;
import hallpass.resource.setting.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The log as its readers see it: its lines are numbered, and no gap can be filled later. */
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
    @Setting(name = "hallpass.todo.changes.kept", defaultValue = "P90D")
    Duration kept;

    @Inject
    Housekeeping housekeeping;

    void beginPurge(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofHours(1), "old changes", this::purge);
    }

    /**
     * How far the log reaches.
     *
     * @param last everything up to this number can be read
     * @param forgotten lines up to this number are forgotten: a reader that has read less has to start over
     */
    public record Extent(long last, long forgotten) {}

    /**
     * The extent of everything that was committed before this call. Call it outside a transaction, because it may
     * number lines.
     */
    public Extent settled() {
        Object[] found = extent();
        if ((Boolean) found[2]) { // there are lines without a number
            sequencer.run();
            found = extent();
        }
        return new Extent(((Number) found[0]).longValue(), ((Number) found[1]).longValue());
    }

    /** Reads all in one statement, so that the values belong to the same moment. */
    private Object[] extent() {
        return (Object[]) em.createNativeQuery("select last_seq, purged_seq,"
                        + " exists (select 1 from change_log where seq is null) from change_counter where id = 1")
                .getSingleResult();
    }

    /** Lines for any of these audiences, in order. */
    public List<Change> between(Collection<UUID> audiences, long after, long upTo, int max) {
        return em
                .createQuery(
                        "select c from ChangeEntry c where c.audience in :audiences and c.seq > :after and c.seq <="
                                + " :upTo order by c.seq",
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

    /** The audiences that have news: lists and users. */
    public List<UUID> audiences(long after, long upTo) {
        return em.createQuery(
                        "select distinct c.audience from ChangeEntry c where c.seq > :after and c.seq <= :upTo",
                        UUID.class)
                .setParameter("after", after)
                .setParameter("upTo", upTo)
                .getResultList();
    }

    /** Forgets lines that are older than {@code hallpass.todo.changes.kept}. */
    private void purge() {
        while (transaction.run(this::purgeSome) == PURGED_AT_ONCE) {}
    }

    private int purgeSome() {
        Object[] extent = extent();
        List<?> old = em.createNativeQuery("select seq from change_log where seq > ?1 and seq <= ?2 and changed_at < ?3"
                        + " order by seq fetch first " + PURGED_AT_ONCE + " rows only")
                .setParameter(1, ((Number) extent[1]).longValue())
                .setParameter(2, ((Number) extent[0]).longValue())
                .setParameter(3, clock.instant().minus(kept).atOffset(ZoneOffset.UTC))
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
}
