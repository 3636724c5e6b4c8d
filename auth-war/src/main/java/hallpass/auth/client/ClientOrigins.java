package hallpass.auth.client;

import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The origins (RFC 6454) of all redirect addresses: there the pages of clients come from. Strangers may ask for any
 * origin as often as they like. So the clients are read at most every {@link #FRESH_FOR}, which takes at most a tenth
 * of one thread's time, however many there are; meanwhile the former origins count.
 */
@ApplicationScoped
public class ClientOrigins {

    /** A client that has just been registered may have to wait so long. */
    static final Duration FRESH_FOR = Duration.ofSeconds(1);

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    Clock clock;

    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Known known;

    /** @param origin as a browser sends it, such as {@code https://app.example.org} */
    public boolean include(String origin) {
        return current().origins().contains(origin);
    }

    private Known current() {
        Known now = known;
        if (now != null && (clock.instant().isBefore(now.until()) || reading.isLocked())) {
            return now;
        }
        reading.lock();
        try {
            Known meanwhile = known;
            if (meanwhile != null && meanwhile != now) {
                return meanwhile;
            }
            Instant begun = clock.instant();
            Set<String> origins = transaction.run(this::read);
            Instant end = clock.instant();
            Duration pause = FRESH_FOR.plus(Duration.between(begun, end).multipliedBy(9));
            Known read = new Known(origins, end.plus(pause));
            known = read;
            return read;
        } finally {
            reading.unlock();
        }
    }

    private Set<String> read() {
        try (Stream<ServiceClient> clients = em.createQuery("select c from ServiceClient c", ServiceClient.class)
                .getResultStream()) {
            return clients.flatMap(client -> client.origins().stream()).collect(Collectors.toUnmodifiableSet());
        }
    }

    private record Known(Set<String> origins, Instant until) {}
}
