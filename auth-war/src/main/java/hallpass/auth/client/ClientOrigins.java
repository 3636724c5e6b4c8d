package hallpass.auth.client;

import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The origins (RFC 6454) of all redirect addresses: there the pages of clients come from. They are read at most every
 * {@link #FRESH_FOR} and only if a client has changed, because strangers may ask for any origin as often as they like.
 * Reading takes at most a tenth of one thread's time, however many clients there are; meanwhile the former ones count.
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
            Known before = known;
            return before == null || before == now ? transaction.run(() -> readAfter(before)) : before;
        } finally {
            reading.unlock();
        }
    }

    private Known readAfter(@Nullable Known before) {
        Instant begun = clock.instant();
        String version = version();
        Set<String> origins = before != null && before.version().equals(version) ? before.origins() : read();
        Duration took = Duration.between(begun, clock.instant());
        Known read = new Known(origins, version, clock.instant().plus(FRESH_FOR).plus(took.multipliedBy(9)));
        known = read;
        return read;
    }

    private Set<String> read() {
        try (Stream<ServiceClient> clients = em.createQuery("select c from ServiceClient c", ServiceClient.class)
                .getResultStream()) {
            return clients.flatMap(client -> client.redirectUris().stream())
                    .flatMap(uri -> of(URI.create(uri)).stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /**
     * A client that is added, changed or removed makes it another one. So does the next minute, because a change that
     * is committed late may have an earlier time than the last one.
     */
    private String version() {
        Long count = em.createQuery("select count(c) from ServiceClient c", Long.class)
                .getSingleResult();
        // EclipseLink can't convert max(c.updatedAt)
        List<Instant> last = em.createQuery(
                        "select c.updatedAt from ServiceClient c order by c.updatedAt desc", Instant.class)
                .setMaxResults(1)
                .getResultList();
        return count + " " + last + " " + clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    /** @return empty if no page of a browser has this address */
    static Optional<String> of(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            return Optional.empty();
        }
        boolean usualPort = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return Optional.of(
                scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usualPort ? "" : ":" + uri.getPort()));
    }

    /** @param version changes with the clients */
    private record Known(Set<String> origins, String version, Instant until) {}
}
