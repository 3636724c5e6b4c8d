package hallpass.auth.event;

import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.rest.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Writes the audit table. */
@ApplicationScoped
public class SecurityEvents {

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    Origin origin;

    @Inject
    Clock clock;

    @Inject
    EventMetrics metrics;

    /**
     * Records it in the running transaction, so that deed and report stand or fall together; without one, in its own.
     */
    public void record(SecurityEvent event) {
        metrics.count(event.type(), event.outcome());
        transaction.run(
                () -> em.persist(new RecordedEvent(Ids.next(), InstantColumn.now(clock), event, address(event))));
    }

    private @Nullable String address(SecurityEvent event) {
        if (event.address() != null) {
            return event.address();
        }
        try {
            return origin.address();
        } catch (ContextNotActiveException timed) { // nobody asked: a schedule or the start
            return null;
        }
    }
}
