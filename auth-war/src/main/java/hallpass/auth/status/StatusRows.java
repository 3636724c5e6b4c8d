package hallpass.auth.status;

import hallpass.database.Housekeeping;
import hallpass.database.InstantColumn;
import hallpass.database.Migrated;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The places of the status lists in the database. */
@ApplicationScoped
class StatusRows {

    /** For so long a replica may keep a place before it gives it out; then others may have it. */
    static final Duration RESERVED = Duration.ofHours(2);

    private static final int DRAWN = 1000;

    /**
     * A list with fewer free places than this is full, and the next one is opened. So high that a million sessions
     * are in one list: two half-full ones would be larger together.
     */
    private static final double FREE_SHARE = 0.03;

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    @Inject
    Housekeeping housekeeping;

    void beginPurge(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "used places in status lists", this::release);
    }

    /**
     * The database at one moment.
     *
     * @param lists how many lists there are
     * @param ended places that ended, each once
     */
    record Ended(int lists, List<Long> ended) {}

    /**
     * Reserves free places by chance, in the first list that has enough of them.
     *
     * @throws jakarta.persistence.PersistenceException if another replica took one of them meanwhile
     */
    List<Long> reserve(int count) {
        return transaction.run(() -> {
            List<Long> reserved = new ArrayList<>();
            for (int list = 0; reserved.size() < count; ) {
                List<Long> free = free(list, reserved);
                if (free.size() < DRAWN * FREE_SHARE) {
                    list++;
                }
                reserved.addAll(free.subList(0, Math.min(free.size(), count - reserved.size())));
            }
            insert(reserved);
            return reserved;
        });
    }

    /** In one statement: it is asked all the time, and the number of lists has to fit the places. */
    @SuppressWarnings("unchecked") // a row is an id and whether it ended; the first is the highest id
    Ended endedSince(Instant since) {
        List<Object[]> rows = transaction.run(() -> em.createNativeQuery("""
                        select coalesce(max(id), 0), 0 from status_indexes
                        union all select id, 1 from status_indexes where ended_at >= ?1 order by 2""")
                .setParameter(1, since.atOffset(ZoneOffset.UTC))
                .getResultList());
        List<Long> ids = rows.stream().map(row -> ((Number) row[0]).longValue()).toList();
        return new Ended(StatusIndex.list(ids.get(0)) + 1, ids.subList(1, ids.size()));
    }

    private int release() {
        return transaction.run(() -> em.createQuery("delete from StatusIndex i where i.freeAt < :now")
                .setParameter("now", clock.instant())
                .executeUpdate());
    }

    private List<Long> free(int list, List<Long> but) {
        Set<Long> drawn = random.ints(DRAWN, 0, StatusIndex.LIST_SIZE)
                .mapToObj(index -> (long) list * StatusIndex.LIST_SIZE + index)
                .collect(Collectors.toCollection(HashSet::new));
        but.forEach(drawn::remove);
        em.createQuery("select i.id from StatusIndex i where i.id in :drawn", Long.class)
                .setParameter("drawn", drawn)
                .getResultList()
                .forEach(drawn::remove);
        return new ArrayList<>(drawn);
    }

    private void insert(List<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        em.createNativeQuery(ids.stream()
                        .map(id -> "(" + id + ", false, ?1)")
                        .collect(Collectors.joining(
                                ", ", "insert into status_indexes (id, assigned, free_at) values ", "")))
                .setParameter(1, InstantColumn.now(clock).plus(RESERVED).atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
