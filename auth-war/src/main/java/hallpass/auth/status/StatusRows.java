package hallpass.auth.status;

import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
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

    Ended endedSince(Instant since) {
        return transaction.run(() -> {
            List<Long> ended = em.createQuery("select i.id from StatusIndex i where i.endedAt >= :since", Long.class)
                    .setParameter("since", since)
                    .getResultList();
            // second, so that it knows the lists of all of them
            Long last = em.createQuery("select max(i.id) from StatusIndex i", Long.class)
                    .getSingleResult();
            return new Ended(last == null ? 1 : StatusIndex.list(last) + 1, ended);
        });
    }

    int release() {
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
