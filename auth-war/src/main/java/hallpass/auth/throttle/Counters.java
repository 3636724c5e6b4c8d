package hallpass.auth.throttle;

import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The counters in the database. */
@ApplicationScoped
class Counters {

    private static final int STRIPES = 64; // as many as the migration has made

    /** A client that makes up accounts to fill the table pushes out the counters that end first, mostly its own. */
    private static final int MOST = 500_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    Clock clock;

    @Inject
    Housekeeping housekeeping;

    void beginPurge(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(5), "old counters", this::purge);
    }

    /** Looks at them without waiting for transactions that count just now. They cannot be changed. */
    List<Counter> seen(Collection<CounterKey> counted) {
        return transaction.run(
                () -> query(counted).setHint("eclipselink.read-only", true).getResultList());
    }

    /** Reads them to change them. To be called with the lock only: others may have counted since an earlier look. */
    List<Counter> read(Collection<CounterKey> counted) {
        return query(counted).setHint("eclipselink.refresh", true).getResultList();
    }

    private TypedQuery<Counter> query(Collection<CounterKey> counted) {
        return em.createQuery("select c from Counter c where c.key in :keys", Counter.class)
                .setParameter("keys", counted.stream().map(CounterKey::key).toList());
    }

    /**
     * From here on nobody else counts these until the transaction ends. Always in one order, so that no two wait for
     * each other.
     */
    void lock(Collection<CounterKey> counted) {
        transaction.require();
        counted.stream().map(each -> each.stripe(STRIPES)).distinct().sorted().forEach(stripe -> em.createNativeQuery(
                        "select stripe from throttle_stripes where stripe = ?1 for update")
                .setParameter(1, stripe)
                .getSingleResult());
    }

    Optional<Counter> find(CounterKey counted) {
        return Optional.ofNullable(em.find(Counter.class, counted.key()));
    }

    /** To be called with the lock only. */
    Counter findOrAdd(CounterKey counted, Instant now) {
        return find(counted).orElseGet(() -> {
            Counter added = new Counter(counted.key(), now);
            em.persist(added);
            return added;
        });
    }

    void remove(Counter counter) {
        em.remove(counter);
    }

    /** Removes counters that are forgotten, and of more than {@link #MOST} those that will be forgotten first. */
    private void purge() {
        Instant now = clock.instant();
        transaction.run(() -> {
            removeUntil(now);
            List<Instant> beyond = em.createQuery(
                            "select c.forgottenAt from Counter c order by c.forgottenAt desc", Instant.class)
                    .setFirstResult(MOST)
                    .setMaxResults(1)
                    .getResultList();
            beyond.forEach(this::removeUntil);
        });
    }

    private void removeUntil(Instant end) {
        em.createQuery("delete from Counter c where c.forgottenAt <= :end")
                .setParameter("end", end)
                .executeUpdate();
    }
}
