package hallpass.auth.imports;

import static hallpass.auth.imports.Members.items;
import static hallpass.auth.imports.Members.object;
import static hallpass.auth.imports.Members.text;
import static hallpass.auth.imports.Members.texts;

import hallpass.auth.hash.ForeignHash;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A user of a realm, as Keycloak exports it ({@code UserRepresentation}). */
final class KeycloakUser {

    private static final String CLIENT = "is the account of a client, not of a person";

    private static final int MAX_DIGITS = 9;

    private KeycloakUser() {}

    static SourceUser read(int position, JsonObject user) {
        String email = text(user, "email");
        boolean hasEmail = !email.isEmpty();
        String address = hasEmail ? email : text(user, "username");
        if (user.containsKey("serviceAccountClientId")) {
            return SourceUser.refused(position, address, CLIENT);
        }
        return new SourceUser(
                position,
                address,
                Members.name(text(user, "firstName"), text(user, "lastName")),
                texts(user, "realmRoles").map(ImportOptions::named).collect(Collectors.toSet()),
                password(user),
                hasEmail && Members.flag(user, "emailVerified", false),
                !Members.flag(user, "enabled", true),
                null);
    }

    private static SourcePassword password(JsonObject user) {
        if (texts(user, "requiredActions").anyMatch("UPDATE_PASSWORD"::equals)) {
            return SourcePassword.missing("The password had to be changed at the next sign-in");
        }
        return items(user, "credentials").stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(credential -> text(credential, "type").equals("password"))
                .findFirst()
                .map(KeycloakUser::passwordOf)
                .orElseGet(() -> SourcePassword.missing("There is no password"));
    }

    /** The two parts of a credential are JSON inside of a text. */
    private static SourcePassword passwordOf(JsonObject credential) {
        JsonObject data;
        JsonObject secret;
        try {
            data = parsed(text(credential, "credentialData"));
            secret = parsed(text(credential, "secretData"));
        } catch (RuntimeException malformed) { // nested too deep is a plain one in Parsson
            return SourcePassword.missing("The credential cannot be read");
        }
        int iterations = data.get("hashIterations") instanceof JsonNumber number ? iterations(number) : 0;
        Map<String, String> parameters = new HashMap<>();
        JsonObject additional = object(data, "additionalParameters");
        additional
                .keySet()
                .forEach(name -> texts(additional, name).findFirst().ifPresent(value -> parameters.put(name, value)));
        return SourcePassword.of(() -> ForeignHash.ofKeycloak(
                text(data, "algorithm"), iterations, parameters, text(secret, "salt"), text(secret, "value")));
    }

    /** Never computes a number of a thousand million digits, such as {@code 1e999999999} has. */
    private static int iterations(JsonNumber number) {
        return number.isIntegral() && number.bigDecimalValue().precision() <= MAX_DIGITS
                ? number.intValue()
                : Integer.MAX_VALUE;
    }

    private static JsonObject parsed(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
