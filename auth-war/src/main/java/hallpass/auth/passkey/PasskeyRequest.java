package hallpass.auth.passkey;

import hallpass.resource.rest.JsonBody;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A passkey that was made and is to be added.
 *
 * @param credential a RegistrationResponseJSON (WebAuthn Level 3 section 5.1), which nobody has looked at yet
 * @param name null for that of what made it
 */
record PasskeyRequest(String credential, @Nullable String name) {

    static PasskeyRequest from(JsonBody body) {
        JsonValue credential = body.value("credential");
        if (!(credential instanceof JsonObject)) {
            body.violation("credential", "is needed, as the browser made it");
        }
        PasskeyRequest request = new PasskeyRequest(String.valueOf(credential), body.text("name", 1, Passkey.MAX_NAME));
        body.check();
        return request;
    }
}
