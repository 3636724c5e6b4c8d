package hallpass.auth.client;

import com.nimbusds.jwt.SignedJWT;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out whether a client is who it says, by the method that it is registered with and no other. */
@ApplicationScoped
public class ClientProof {

    /** Compared with the secret if there is no such client, so that the answer takes as long. */
    private static final String NOBODYS_HASH = new Secret("").hash();

    @Inject
    ServiceClients clients;

    @Inject
    ClientAssertions assertions;

    @Inject
    SecurityEvents events;

    @Inject
    Clock clock;

    /**
     * @param method {@code client_secret_basic} or {@code client_secret_post}
     * @return the client if this is its secret; empty for an unknown client and a wrong secret alike
     */
    public Optional<ServiceClient> bySecret(String id, String secret, String method) {
        Secret presented = new Secret(secret);
        Optional<ServiceClient> client = clients.find(id);
        boolean right = client.map(found -> found.hasSecret(presented, clock.instant()))
                .orElseGet(() -> presented.isHashedAs(NOBODYS_HASH) && client.isPresent());
        boolean registered = client.flatMap(ServiceClient::authMethod)
                .filter(other -> !other.equals(method))
                .isEmpty();
        return checked(id, client, right ? registered ? null : "another method" : "wrong secret");
    }

    /** @return the client if it has nothing to prove */
    public Optional<ServiceClient> ofPublic(String id) {
        return clients.find(id).filter(ServiceClient::isPublic).map(this::used);
    }

    /** @param audiences how this server may be called in the assertion's {@code aud} */
    public Optional<ServiceClient> byAssertion(String id, SignedJWT assertion, Set<String> audiences) {
        Optional<ServiceClient> client = clients.find(id);
        boolean registered = client.flatMap(ServiceClient::authMethod)
                .filter("private_key_jwt"::equals)
                .isPresent();
        return checked(
                id,
                client,
                registered
                        ? client.flatMap(found -> assertions.objection(found, assertion, audiences))
                                .orElse(null)
                        : "another method");
    }

    private Optional<ServiceClient> checked(String id, Optional<ServiceClient> client, @Nullable String objection) {
        if (client.isPresent() && objection == null) {
            return client.map(this::used);
        }
        events.record(SecurityEvent.failure(EventType.CLIENT_AUTHENTICATION)
                .to(ClientId.isPossible(id) ? id : null)
                .because(client.isPresent() ? objection : "unknown client"));
        return Optional.empty();
    }

    private ServiceClient used(ServiceClient client) {
        clients.used(client);
        return client;
    }
}
