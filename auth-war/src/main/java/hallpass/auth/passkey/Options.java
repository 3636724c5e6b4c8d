package hallpass.auth.passkey;

import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * The options that a page gives to the browser, in the form that
 * {@code PublicKeyCredential.parseCreationOptionsFromJSON} and {@code parseRequestOptionsFromJSON} read
 * (WebAuthn Level 3 sections 5.1.8 and 5.1.9). The members are named as there.
 */
final class Options {

    private static final String TYPE = "public-key";
    private static final String REQUIRED = "required";

    private Options() {}

    /**
     * @param userHandle what the authenticator is to know the account by, in base64url
     * @param known passkeys of the account; an authenticator that has one makes no second one
     */
    static JsonObject creation(
            RelyingParty party,
            Challenge challenge,
            String userHandle,
            String email,
            String name,
            List<Passkey> known) {
        JsonArrayBuilder algorithms = Json.createArrayBuilder();
        WebAuthn.ALGORITHMS.stream()
                .map(COSEAlgorithmIdentifier::getValue)
                .forEach(value -> algorithms.add(
                        Json.createObjectBuilder().add("type", TYPE).add("alg", value)));
        return Json.createObjectBuilder()
                .add("rp", Json.createObjectBuilder().add("id", party.id()).add("name", party.name()))
                .add(
                        "user",
                        Json.createObjectBuilder()
                                .add("id", userHandle)
                                .add("name", email)
                                .add("displayName", name))
                .add("challenge", challenge.encoded())
                .add("pubKeyCredParams", algorithms)
                .add("timeout", Challenges.LIFETIME.toMillis())
                .add("excludeCredentials", descriptors(known))
                .add(
                        "authenticatorSelection",
                        Json.createObjectBuilder()
                                .add("residentKey", REQUIRED)
                                .add("requireResidentKey", true)
                                .add("userVerification", REQUIRED))
                .add("attestation", "none")
                .build();
    }

    /** @param allowed the passkeys of one account; none for any: the person chooses in the browser */
    static JsonObject request(RelyingParty party, Challenge challenge, List<Passkey> allowed) {
        return Json.createObjectBuilder()
                .add("challenge", challenge.encoded())
                .add("timeout", Challenges.LIFETIME.toMillis())
                .add("rpId", party.id())
                .add("allowCredentials", descriptors(allowed))
                .add("userVerification", REQUIRED)
                .build();
    }

    private static JsonArray descriptors(List<Passkey> passkeys) {
        JsonArrayBuilder descriptors = Json.createArrayBuilder();
        passkeys.forEach(passkey -> descriptors.add(Json.createObjectBuilder()
                .add("type", TYPE)
                .add("id", passkey.credentialId())
                .add("transports", Json.createArrayBuilder(passkey.transports()))));
        return descriptors.build();
    }
}
