package hallpass.auth.status;

import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Gives out places in the status lists: one for each session, one for each service client. */
@ApplicationScoped
public class StatusIndexes {

    private static final Instant UNKNOWN = Instant.parse("9999-01-01T00:00:00Z");

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    IndexPool pool;

    @Inject
    Event<IndexEnded> ended;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    /**
     * Takes a free place, which nobody can foresee, in the running transaction.
     *
     * @param freeAt when somebody else may have it: after the holder and all its access tokens are gone; null if that
     *     is not known, for as long as it is not ended
     * @return what to keep with the holder
     * @throws hallpass.resource.problem.ProblemException 503 if there is none just now
     */
    public long allocate(@Nullable Instant freeAt) {
        transaction.require();
        while (true) {
            long id = pool.take();
            if (assign(id, freeAt == null ? UNKNOWN : freeAt) == 1) {
                return id;
            }
        }
    }

    private int assign(long id, Instant freeFrom) {
        return em.createQuery("update StatusIndex i set i.assigned = true, i.freeAt = :free"
                        + " where i.id = :id and i.assigned = false")
                .setParameter("free", freeFrom)
                .setParameter("id", id)
                .executeUpdate();
    }

    /**
     * Ends a place, for holders that are gone themselves. Holders that map it as an entity call {@link
     * StatusIndex#end}.
     */
    public void end(long id) {
        transaction.run(() -> {
            Instant now = InstantColumn.now(clock);
            int changed = em.createQuery("update StatusIndex i set i.endedAt = :now, i.freeAt = :free"
                            + " where i.id = :id and i.endedAt is null")
                    .setParameter("now", now)
                    .setParameter("free", now.plus(StatusIndex.KEPT))
                    .setParameter("id", id)
                    .executeUpdate();
            if (changed > 0) {
                ended.fire(new IndexEnded(id));
            }
        });
    }

    /** @return the {@code status} claim of access tokens with this place */
    public Map<String, Object> claim(long id) {
        return Map.of(
                "status_list", Map.of("idx", StatusIndex.index(id), "uri", StatusUri.of(issuer, StatusIndex.list(id))));
    }
}
