package hallpass.auth.client;

import hallpass.auth.key.PublicKeySet;
import hallpass.resource.rest.JsonBody;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/** Reads the member {@code jwks}: public keys, and never a private one. */
final class ClientKeys {

    private static final String MEMBER = "jwks";

    private ClientKeys() {}

    /** @return the key set; empty if there is none or it is wrong */
    static Optional<JsonObject> read(JsonBody body) {
        JsonValue given = body.value(MEMBER);
        if (given == null) {
            return Optional.empty();
        }
        if (body.value("jwks_uri") != null) {
            body.violation(MEMBER, "must not come together with jwks_uri"); // RFC 7591 section 2
        }
        try {
            return Optional.of(
                    ClientView.parsed(PublicKeySet.parse(given.toString()).toString()));
        } catch (IllegalArgumentException notGood) {
            body.violation(MEMBER, "must be a key set of public keys: EC, or RSA with 2048 to 8192 bits");
            return Optional.empty();
        }
    }
}
