package hallpass.auth.client;

import hallpass.auth.key.KeyedHash;
import hallpass.auth.secret.Secret;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/**
 * The secret of a client that was registered with an Idempotency-Key: a keyed hash of that key and of a random nonce.
 * The answer that is kept has the nonce in the secret's place; without the key, of which only a hash is kept, and the
 * servers' own secret it is worth nothing. So the answer can be given again, and the database holds no secret.
 */
@ApplicationScoped
class RepeatableSecret {

    private static final String PURPOSE = "client-secret";
    private static final String MEMBER = "client_secret";

    @Inject
    KeyedHash hash;

    @Inject
    ServiceClients clients;

    Secret of(String idempotencyKey, String nonce) {
        return new Secret(hash.of(PURPOSE, idempotencyKey + "\n" + nonce));
    }

    /**
     * @param kept the answer as it is kept, a {@link RegisteredClient} with the nonce
     * @return the answer with the secret
     * @throws ProblemException 409 if it is not the client's secret (any more)
     */
    String shown(String kept, String idempotencyKey) {
        JsonObject answer;
        try (JsonReader reader = Json.createReader(new StringReader(kept))) {
            answer = reader.readObject();
        }
        Secret secret = of(idempotencyKey, answer.getString(MEMBER));
        if (clients.find(answer.getString("client_id"))
                .filter(client -> client.hasSecret(secret))
                .isEmpty()) {
            throw ProblemException.conflict(
                    "This registration was answered before, and its client is not there as it was."
                            + " Register another one.");
        }
        return Json.createObjectBuilder(answer)
                .add(MEMBER, secret.text())
                .build()
                .toString();
    }
}
