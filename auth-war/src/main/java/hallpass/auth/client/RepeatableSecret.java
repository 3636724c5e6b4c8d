package hallpass.auth.client;

import hallpass.auth.key.KeyedHash;
import hallpass.auth.secret.Secret;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Optional;

/**
 * The secret of a client that was registered with an Idempotency-Key: a keyed hash of that key and of a random nonce.
 * The answer that is kept has the nonce in the secret's place; without the key, of which only a hash is kept, and the
 * servers' own secret it is worth nothing. So the answer can be given again, and the database holds no secret.
 */
@ApplicationScoped
class RepeatableSecret {

    private static final String PURPOSE = "client-secret";

    @Inject
    KeyedHash hash;

    @Inject
    ServiceClients clients;

    @Inject
    Clock clock;

    Secret of(String idempotencyKey, String nonce) {
        return new Secret(hash.of(PURPOSE, idempotencyKey + "\n" + nonce));
    }

    /**
     * @param kept the answer as it is kept, a {@link ClientView} with the nonce
     * @return the answer with the secret, if the client has one
     * @throws ProblemException 409 if it is not the client's secret (any more)
     */
    String shown(String kept, String idempotencyKey) {
        JsonObject answer = ClientView.parsed(kept);
        Optional<ServiceClient> client = clients.find(answer.getString("client_id"));
        if (!answer.containsKey(ClientView.SECRET)) {
            return client.map(there -> kept).orElseThrow(RepeatableSecret::changed);
        }
        Secret secret = of(idempotencyKey, answer.getString(ClientView.SECRET));
        return client.filter(there -> there.hasSecret(secret, clock.instant()))
                .map(there -> Json.createObjectBuilder(answer)
                        .add(ClientView.SECRET, secret.text())
                        .build()
                        .toString())
                .orElseThrow(RepeatableSecret::changed);
    }

    private static ProblemException changed() {
        return ProblemException.conflict("This registration was answered before, and its client is not there as it was."
                + " Register another one.");
    }
}
