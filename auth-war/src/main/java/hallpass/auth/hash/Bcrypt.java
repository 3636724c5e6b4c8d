package hallpass.auth.hash;

import hallpass.auth.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * bcrypt. As everywhere, only the first 72 bytes of a password count.
 *
 * @param prehashed whether it is of the password's SHA-256 in hexadecimal (Django's {@code bcrypt_sha256})
 * @param crypt {@code $2b$12$…}; {@code $2a$} and {@code $2y$} mean the same
 */
record Bcrypt(boolean prehashed, String crypt) implements ForeignHash {

    private static final Pattern FORM =
            Pattern.compile("(\\$bcrypt-sha256)?(\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53})");
    private static final String PREHASHED = "$bcrypt-sha256";

    /** 2 to the power of this many rounds. */
    private static final int MIN_COST = 4;

    private static final int MAX_COST = 14;
    private static final int MEMORY = 4; // KiB

    static Optional<ForeignHash> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int cost = Bounds.number(form.group(3));
        Bounds.require(cost >= MIN_COST, "has a cost that bcrypt does not have");
        Bounds.requireCost(cost <= MAX_COST);
        return Optional.of(new Bcrypt(form.group(1) != null, form.group(2)));
    }

    @Override
    public boolean matches(byte[] password) {
        return OpenBSDBCrypt.checkPassword(crypt, prehashed ? sha256(password) : password);
    }

    private static byte[] sha256(byte[] password) {
        return HexFormat.of().formatHex(Sha256.of(password)).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int memory() {
        return MEMORY;
    }

    @Override
    public String text() {
        return prehashed ? PREHASHED + crypt : crypt;
    }

    @Override
    public String toString() {
        return "Bcrypt[]"; // a hash is not for logs
    }
}
