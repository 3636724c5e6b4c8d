package hallpass.auth.hash;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hashes as Django's {@code django.contrib.auth.hashers} write them: the name of the algorithm, then what it needs
 * between dollar signs. A salt is text.
 */
final class DjangoForm {

    private static final Pattern PBKDF2 =
            Pattern.compile("pbkdf2_(sha1|sha256)\\$(\\d{1,12})\\$([^$]+)\\$([A-Za-z0-9+/=]+)");
    private static final Pattern SCRYPT =
            Pattern.compile("scrypt\\$(\\d{1,12})\\$([^$]+)\\$(\\d{1,12})\\$(\\d{1,12})\\$([A-Za-z0-9+/=]+)");
    private static final String ARGON2 = "argon2$";
    private static final String BCRYPT = "bcrypt$";
    private static final String BCRYPT_SHA256 = "bcrypt_sha256$";

    private DjangoForm() {}

    static Optional<ForeignHash> parse(String text) {
        if (text.startsWith(ARGON2)) {
            return ForeignArgon2.parse("$" + text.substring(ARGON2.length()));
        }
        if (text.startsWith(BCRYPT)) {
            return Bcrypt.parse(text.substring(BCRYPT.length()));
        }
        if (text.startsWith(BCRYPT_SHA256)) {
            return Bcrypt.parse("$bcrypt-sha256" + text.substring(BCRYPT_SHA256.length()));
        }
        Matcher pbkdf2 = PBKDF2.matcher(text);
        if (pbkdf2.matches()) {
            return Optional.of(new Pbkdf2(
                    pbkdf2.group(1),
                    Bounds.number(pbkdf2.group(2)),
                    pbkdf2.group(3).getBytes(StandardCharsets.UTF_8),
                    Bounds.base64(pbkdf2.group(4))));
        }
        Matcher scrypt = SCRYPT.matcher(text);
        return scrypt.matches() ? Optional.of(scrypt(scrypt)) : Optional.empty();
    }

    private static ForeignHash scrypt(Matcher form) {
        int cost = Bounds.number(form.group(1));
        Bounds.require(Integer.bitCount(cost) == 1, "has parameters that scrypt does not have");
        return new Scrypt(
                Integer.numberOfTrailingZeros(cost),
                Bounds.number(form.group(3)),
                Bounds.number(form.group(4)),
                form.group(2).getBytes(StandardCharsets.UTF_8),
                Bounds.base64(form.group(5)));
    }
}
