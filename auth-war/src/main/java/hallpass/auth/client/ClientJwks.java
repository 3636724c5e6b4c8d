package hallpass.auth.client;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import hallpass.auth.fetch.FetchException;
import hallpass.auth.fetch.SafeFetch;
import hallpass.auth.key.PublicKeySet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of clients: as they registered them, or from their {@code jwks_uri}, which is remembered for a while. */
@ApplicationScoped
public class ClientJwks {

    private static final Logger LOG = System.getLogger(ClientJwks.class.getName());
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** If a client's server is away, its keys are believed for so long. A key that it took back dies after it. */
    private static final Duration BELIEVED = Duration.ofHours(1);

    /** A client, or somebody in its name, can make us ask its server no more often than this. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private static final int MOST = 1000;

    private final Map<URI, Fetched> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Fetched> eldest) {
            return size() > MOST;
        }
    };

    @Inject
    SafeFetch fetch;

    @Inject
    Clock clock;

    /** Whether the client signed it, with an algorithm that this server takes ({@link PublicKeySet#ALGORITHMS}). */
    public boolean hasSigned(ServiceClient client, JWSObject signed) {
        return client.jwks().map(keys -> keys.verifies(signed)).orElseGet(() -> client.jwksUri()
                .filter(uri ->
                        PublicKeySet.ALGORITHMS.contains(signed.getHeader().getAlgorithm()))
                .flatMap(uri -> of(uri).keys(uri, signed.getHeader()))
                .map(keys -> keys.verifies(signed))
                .orElse(false));
    }

    private Fetched of(URI uri) {
        synchronized (remembered) {
            return remembered.computeIfAbsent(uri, any -> new Fetched());
        }
    }

    /** One key set; requests that need the same one wait for one fetch. */
    private final class Fetched {

        private @Nullable PublicKeySet keys;
        private Instant fetchedAt = Instant.MIN;
        private Instant triedAt = Instant.MIN;

        synchronized Optional<PublicKeySet> keys(URI uri, JWSHeader header) {
            Instant now = clock.instant();
            boolean good = keys != null && keys.knows(header) && now.isBefore(fetchedAt.plus(FRESH));
            if (!good && !now.isBefore(triedAt.plus(PAUSE))) {
                triedAt = now;
                fetch(uri, now);
            }
            return Optional.ofNullable(keys).filter(known -> now.isBefore(fetchedAt.plus(BELIEVED)));
        }

        private void fetch(URI uri, Instant now) {
            try {
                keys = PublicKeySet.parse(new String(fetch.get(uri), StandardCharsets.UTF_8));
                fetchedAt = now;
            } catch (FetchException | IllegalArgumentException notGood) {
                LOG.log(Level.INFO, "No keys from {0}: {1}", uri, notGood.getMessage());
            }
        }
    }
}
