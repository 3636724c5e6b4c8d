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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The origins (RFC 6454) of all redirect addresses: there the pages of clients come from. They are read at most every
 * {@link #FRESH_FOR} and only if a client has changed, because strangers may ask for any origin as often as they like.
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

    private @Nullable Known known;

    /** @param origin as a browser sends it, such as {@code https://app.example.org} */
    public boolean include(String origin) {
        return current().origins().contains(origin);
    }

    private synchronized Known current() {
        Known now = known;
        Instant time = clock.instant();
        if (now == null || !time.isBefore(now.until())) {
            now = transaction.run(() -> read(known, time.plus(FRESH_FOR)));
            known = now;
        }
        return now;
    }

    private Known read(@Nullable Known before, Instant until) {
        Object[] state = em.createQuery("select count(c), max(c.updatedAt) from ServiceClient c", Object[].class)
                .getSingleResult();
        String version = state[0] + " " + state[1];
        if (before != null && before.version().equals(version)) {
            return new Known(before.origins(), version, until);
        }
        try (Stream<ServiceClient> clients = em.createQuery("select c from ServiceClient c", ServiceClient.class)
                .getResultStream()) {
            Set<String> origins = clients.flatMap(client -> client.redirectUris().stream())
                    .flatMap(uri -> of(URI.create(uri)).stream())
                    .collect(Collectors.toUnmodifiableSet());
            return new Known(origins, version, until);
        }
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
