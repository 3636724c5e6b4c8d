package hallpass.auth.client;

import com.nimbusds.jose.JWSObject;
import hallpass.auth.fetch.SafeFetch;
import hallpass.auth.key.PublicKeySet;
import hallpass.auth.key.RemoteKeySet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys of clients: as they registered them, or from their {@code jwks_uri}, which is remembered for a while. */
@ApplicationScoped
public class ClientJwks {

    private static final int MOST = 1000;

    private final Map<URI, RemoteKeySet> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, RemoteKeySet> eldest) {
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
                .flatMap(uri -> of(uri).keys(signed.getHeader(), fetch::get, clock.instant()))
                .map(keys -> keys.verifies(signed))
                .orElse(false));
    }

    private RemoteKeySet of(URI uri) {
        synchronized (remembered) {
            return remembered.computeIfAbsent(uri, RemoteKeySet::new);
        }
    }
}
