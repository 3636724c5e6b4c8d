package hallpass.auth.passkey;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes that an authenticator signs, so that the answer fits this ceremony only. No row is written for it: a proof
 * comes back with it and shows that we gave it out.
 *
 * @param nonce 256 random bits in base64url
 * @param proof a keyed hash of the rest, and of what the challenge is bound to
 */
public record Challenge(String nonce, Instant expiresAt, String proof) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{43})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

    /** @param bytes as the authenticator signed them */
    static Optional<Challenge> parse(byte[] bytes) {
        Matcher parts = FORM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        return parts.matches()
                ? Optional.of(new Challenge(
                        parts.group(1), Instant.ofEpochSecond(Long.parseLong(parts.group(2))), parts.group(3)))
                : Optional.empty();
    }

    byte[] bytes() {
        String text = nonce + "." + expiresAt.getEpochSecond() + "." + proof;
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** @return as the options of a ceremony have it: in base64url */
    public String encoded() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }
}
