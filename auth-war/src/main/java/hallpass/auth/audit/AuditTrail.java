package hallpass.auth.audit;

import hallpass.auth.event.RecordedEvent;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the audit table, and removes what is too old. Ids are of version 7: their order is that of time. */
@ApplicationScoped
class AuditTrail {

    /** Rows that one transaction removes. */
    static final int CHUNK = 1_000;

    /** An id's time and the event's may differ by so much: both are read from a clock, one after the other. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    /**
     * Newest first, with ids below the one given. A user's events are asked for twice, by actor and by subject: each
     * is a short range of an index of its own, which an "or" over both would not be.
     */
    List<RecordedEvent> newestFirst(AuditFilter filter, UUID before, int limit) {
        return transaction.run(() -> {
            if (filter.user() == null) {
                return query(filter, null, before, limit).getResultList();
            }
            return Stream.of("actor", "subject")
                    .flatMap(column -> query(filter, column, before, limit).getResultStream())
                    .collect(Collectors.toMap(RecordedEvent::id, event -> event, (same, again) -> same))
                    .values()
                    .stream()
                    .sorted(Comparator.comparing(
                                    (RecordedEvent event) -> event.id().toString())
                            .reversed())
                    .limit(limit)
                    .toList();
        });
    }

    private TypedQuery<RecordedEvent> query(AuditFilter filter, @Nullable String userColumn, UUID before, int limit) {
        StringBuilder jpql = new StringBuilder("select e from RecordedEvent e where e.id < :before");
        if (userColumn != null) {
            jpql.append(" and e.").append(userColumn).append(" = :user");
        }
        if (filter.type() != null) {
            jpql.append(" and e.type = :type");
        }
        if (filter.client() != null) {
            jpql.append(" and e.client = :client");
        }
        if (filter.since() != null) {
            jpql.append(" and e.happenedAt >= :since and e.id > :floor");
        }
        TypedQuery<RecordedEvent> query = em.createQuery(
                        jpql.append(" order by e.id desc").toString(), RecordedEvent.class)
                .setParameter("before", before)
                .setMaxResults(limit);
        if (userColumn != null) {
            query.setParameter("user", Objects.toString(filter.user()));
        }
        if (filter.type() != null) {
            query.setParameter("type", filter.type().text());
        }
        if (filter.client() != null) {
            query.setParameter("client", filter.client());
        }
        if (filter.since() != null) {
            query.setParameter("since", filter.since()).setParameter("floor", firstId(filter.since()));
        }
        return query;
    }

    /** Removes the oldest events from before the limit. @return how many, at most {@link #CHUNK} */
    int removeOldest(Instant limit) {
        return transaction.run(() -> {
            List<UUID> oldest = em.createQuery(
                            "select e.id from RecordedEvent e where e.id < :below and e.happenedAt < :limit"
                                    + " order by e.id",
                            UUID.class)
                    .setParameter("below", firstId(limit.plus(SLACK).plus(SLACK)))
                    .setParameter("limit", limit)
                    .setMaxResults(CHUNK)
                    .getResultList();
            return oldest.isEmpty()
                    ? 0
                    : em.createQuery("delete from RecordedEvent e where e.id <= :last and e.happenedAt < :limit")
                            .setParameter("last", oldest.get(oldest.size() - 1))
                            .setParameter("limit", limit)
                            .executeUpdate();
        });
    }

    /** An id that is below all that were made at this time or later (RFC 9562 section 5.7). */
    static UUID firstId(Instant time) {
        return new UUID(Math.max(0, time.minus(SLACK).toEpochMilli()) << 16 | 0x7000, Long.MIN_VALUE);
    }
}
