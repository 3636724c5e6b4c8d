package hallpass.resource.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWK;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The JWS and JWK vectors of Project Wycheproof (C2SP/wycheproof, Apache-2.0), if its {@code testvectors_v1} folder is
 * at hand. For each: what would a service do with the token if its issuer published this key?
 */
@EnabledIfEnvironmentVariable(named = "WYCHEPROOF", matches = ".+")
class WycheproofTest {

    /** Our algorithms; a vector of another one has to be refused like an invalid one. */
    private static final Set<String> OURS = Set.of("RS256", "ES256");

    /**
     * Valid there, refused here on purpose: they have characters that are not of the alphabet, and some readers skip
     * them.
     */
    private static final Set<Integer> STRICTER = Set.of(372, 373);

    /** Some groups come with the private half only; an issuer publishes the public one. */
    private static final List<String> PRIVATE_HALF = List.of("d", "p", "q", "dp", "dq", "qi");

    @Test
    void signatures_are_believed_only_where_they_are_good() throws IOException {
        assertTrue(vectors("json_web_signature_test.json") > 5);
    }

    @Test
    void keys_are_used_only_for_what_they_are() throws IOException {
        assertTrue(vectors("json_web_key_test.json") > 0);
    }

    @Test
    void signatures_and_keys_hold_together() throws IOException {
        assertTrue(vectors("json_web_crypto_test.json") > 0);
    }

    private static int vectors(String file) throws IOException {
        int accepted = 0;
        try (JsonReader reader = Json.createReader(
                Files.newBufferedReader(Path.of(System.getenv("WYCHEPROOF")).resolve(file)))) {
            for (JsonObject group :
                    reader.readObject().getJsonArray("testGroups").getValuesAs(JsonObject.class)) {
                JsonObject keys = group.containsKey("public")
                        ? group.getJsonObject("public")
                        : open(group.getJsonObject("private"));
                for (JsonObject test : group.getJsonArray("tests").getValuesAs(JsonObject.class)) {
                    boolean valid = test.getString("result").equals("valid")
                            && !(file.contains("signature") && STRICTER.contains(test.getInt("tcId")))
                            && ours(keys);
                    boolean taken = test.get("jws") instanceof JsonString jws && taken(jws.getString(), keys);
                    assertEquals(valid, taken, () -> file + " " + test);
                    accepted += taken ? 1 : 0;
                }
            }
        }
        return accepted;
    }

    private static JsonObject open(JsonObject keys) {
        JsonObjectBuilder open = Json.createObjectBuilder(keys);
        if (keys.containsKey("keys")) {
            JsonArrayBuilder each = Json.createArrayBuilder();
            keys.getJsonArray("keys").getValuesAs(JsonObject.class).forEach(key -> each.add(open(key)));
            open.add("keys", each);
        }
        PRIVATE_HALF.forEach(open::remove);
        return open.build();
    }

    private static boolean ours(JsonObject keys) {
        return keys.containsKey("keys")
                ? keys.getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                        .anyMatch(WycheproofTest::ours)
                : OURS.contains(keys.getString("alg", ""));
    }

    private static boolean taken(String token, JsonObject keys) {
        String set = keys.containsKey("keys")
                ? keys.toString()
                : Json.createObjectBuilder()
                        .add("keys", Json.createArrayBuilder().add(keys))
                        .build()
                        .toString();
        try {
            KeySet published = KeySet.parse(set, OURS);
            return CompactJws.read(token)
                    .filter(jws -> published.keys().values().stream().anyMatch(key -> key.signed(jws)))
                    .isPresent();
        } catch (ParseException noSet) {
            return false;
        }
    }

    @Test
    void a_private_half_is_no_published_key() throws ParseException {
        assertFalse(PublishedKey.of(JWK.parse("{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"AAAA\"}"), Set.of("HS256"))
                .isPresent());
    }
}
