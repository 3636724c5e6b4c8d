package hallpass.auth.hash;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hashes as Spring Security's {@code DelegatingPasswordEncoder} writes them: the name of an encoder in braces, then
 * what that encoder makes. The text does not tell all parameters: they are those of {@code PasswordEncoderFactories}.
 */
final class SpringForm {

    private static final Pattern FORM = Pattern.compile("\\{([A-Za-z0-9@._-]{1,50})}(.+)");
    private static final Pattern SCRYPT = Pattern.compile("\\$([0-9a-f]{1,8})\\$([A-Za-z0-9+/=]+)\\$([A-Za-z0-9+/=]+)");
    private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2})+");

    private SpringForm() {}

    static Optional<ForeignHash> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String encoded = form.group(2);
        return switch (form.group(1)) {
            case "bcrypt" -> Bcrypt.parse(encoded);
            case "argon2", "argon2@SpringSecurity_v5_8" -> ForeignArgon2.parse(encoded);
            case "scrypt", "scrypt@SpringSecurity_v5_8" -> scrypt(encoded);
            case "pbkdf2" -> pbkdf2("sha1", 185_000, 8, encoded);
            case "pbkdf2@SpringSecurity_v5_8" -> pbkdf2("sha256", 310_000, 16, encoded);
            default -> Optional.empty();
        };
    }

    /** The salt and the hash stand together in hexadecimal. The secret is empty. */
    private static Optional<ForeignHash> pbkdf2(String digest, int iterations, int saltLength, String encoded) {
        if (!HEX.matcher(encoded).matches()) {
            return Optional.empty();
        }
        byte[] bytes = HexFormat.of().parseHex(encoded);
        Bounds.require(bytes.length > saltLength, "is too short or too long");
        return Optional.of(new Pbkdf2(
                digest,
                iterations,
                Arrays.copyOf(bytes, saltLength),
                Arrays.copyOfRange(bytes, saltLength, bytes.length)));
    }

    /** The parameters are one number: 16 bits of log2(N), 8 of r, 8 of p. */
    private static Optional<ForeignHash> scrypt(String encoded) {
        Matcher form = SCRYPT.matcher(encoded);
        if (!form.matches()) {
            return Optional.empty();
        }
        long parameters = Long.parseLong(form.group(1), 16);
        return Optional.of(new Scrypt(
                (int) (parameters >> 16),
                (int) (parameters >> 8 & 0xFF),
                (int) (parameters & 0xFF),
                Bounds.base64(form.group(2)),
                Bounds.base64(form.group(3))));
    }
}
