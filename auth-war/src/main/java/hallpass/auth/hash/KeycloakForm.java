package hallpass.auth.hash;

import java.util.Map;
import java.util.regex.Pattern;

/** Hashes as Keycloak keeps them: {@code credentialData} has the parameters, {@code secretData} salt and hash. */
final class KeycloakForm {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");

    private KeycloakForm() {}

    static ForeignHash read(
            String algorithm, int iterations, Map<String, String> parameters, byte[] salt, byte[] hash) {
        return switch (algorithm) {
            case "pbkdf2" -> new Pbkdf2("sha1", iterations, salt, hash);
            case "pbkdf2-sha256" -> new Pbkdf2("sha256", iterations, salt, hash);
            case "pbkdf2-sha512" -> new Pbkdf2("sha512", iterations, salt, hash);
            case "argon2" ->
                new ForeignArgon2(new Argon2(
                        parameters.getOrDefault("type", "id"),
                        version(parameters.getOrDefault("version", "1.3")),
                        number(parameters, "memory"),
                        iterations,
                        number(parameters, "parallelism"),
                        salt,
                        hash));
            default -> throw HashForms.unknown();
        };
    }

    private static int version(String text) {
        return switch (text) {
            case "1.0" -> 0x10;
            case "1.3" -> 0x13;
            default -> 0;
        };
    }

    private static int number(Map<String, String> parameters, String name) {
        String digits = parameters.getOrDefault(name, "");
        Bounds.require(NUMBER.matcher(digits).matches(), "lacks its parameter " + name);
        return Bounds.number(digits);
    }
}
