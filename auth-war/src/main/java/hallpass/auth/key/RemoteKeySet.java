package hallpass.auth.key;

import com.nimbusds.jose.JWSHeader;
import hallpass.auth.fetch.FetchException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of somebody else, behind an address, remembered for a while. Requests that need them wait for one
 * fetch.
 */
public final class RemoteKeySet {

    private static final Logger LOG = System.getLogger(RemoteKeySet.class.getName());
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** If the other server is away, its keys are believed for so long. A key that it took back dies after it. */
    private static final Duration BELIEVED = Duration.ofHours(1);

    /** Somebody who sends tokens with unknown keys can make us ask the other server no more often than this. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final URI uri;
    private @Nullable PublicKeySet keys;
    private Instant fetchedAt = Instant.MIN;
    private Instant triedAt = Instant.MIN;

    /** Fetches what stands at an address. */
    @FunctionalInterface
    public interface Source {
        byte[] get(URI uri) throws FetchException;
    }

    public RemoteKeySet(URI uri) {
        this.uri = uri;
    }

    /**
     * @param header of what they are to verify: a key that is not known yet is fetched
     * @return empty if they cannot be had
     */
    public synchronized Optional<PublicKeySet> keys(JWSHeader header, Source source, Instant now) {
        boolean good = keys != null && keys.knows(header) && now.isBefore(fetchedAt.plus(FRESH));
        if (!good && !now.isBefore(triedAt.plus(PAUSE))) {
            triedAt = now;
            fetch(source, now);
        }
        return Optional.ofNullable(keys).filter(known -> now.isBefore(fetchedAt.plus(BELIEVED)));
    }

    private void fetch(Source source, Instant now) {
        try {
            keys = PublicKeySet.parse(new String(source.get(uri), StandardCharsets.UTF_8));
            fetchedAt = now;
        } catch (FetchException | IllegalArgumentException notGood) {
            LOG.log(Level.INFO, "No keys from {0}: {1}", uri, notGood.getMessage());
        }
    }
}
