package hallpass.auth.upstream;

import hallpass.auth.fetch.FetchException;
import hallpass.auth.fetch.Peers;
import hallpass.auth.fetch.SafeFetch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads what providers say about themselves when it is needed, and remembers it for a while. */
@ApplicationScoped
class Providers {

    private static final Logger LOG = System.getLogger(Providers.class.getName());
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final Duration FRESH = Duration.ofHours(1);

    /** As long as a provider is away, what it said is believed; without its endpoints nobody gets in anyway. */
    private static final Duration BELIEVED = Duration.ofDays(1);

    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    @Inject
    SafeFetch fetch;

    @Inject
    Clock clock;

    /** @throws UpstreamException if nothing is known of it, and it cannot be asked now */
    Provider of(Upstream upstream) throws UpstreamException {
        return remembered
                .computeIfAbsent(upstream.id(), any -> new Remembered())
                .provider(upstream, clock.instant());
    }

    /** One provider's document; requests that need it wait for one fetch. */
    private final class Remembered {

        private @Nullable Provider provider;
        private Instant fetchedAt = Instant.MIN;
        private Instant triedAt = Instant.MIN;

        synchronized Provider provider(Upstream upstream, Instant now) throws UpstreamException {
            boolean stale = provider == null || !now.isBefore(fetchedAt.plus(FRESH));
            if (stale && !now.isBefore(triedAt.plus(PAUSE))) {
                triedAt = now;
                fetch(upstream, now);
            }
            Provider known = provider;
            if (known == null || !now.isBefore(fetchedAt.plus(BELIEVED))) {
                throw UpstreamException.away("its metadata cannot be had");
            }
            return known;
        }

        private void fetch(Upstream upstream, Instant now) {
            URI document = URI.create(upstream.issuer().replaceFirst("/$", "") + WELL_KNOWN);
            try {
                String json = new String(fetch.get(Peers.UPSTREAMS, document), StandardCharsets.UTF_8);
                provider = Provider.parse(json, upstream.issuer());
                fetchedAt = now;
            } catch (FetchException | UpstreamException notGood) {
                LOG.log(Level.WARNING, "Nothing is known of {0}: {1}: {2}", upstream, document, notGood.getMessage());
            }
        }
    }
}
