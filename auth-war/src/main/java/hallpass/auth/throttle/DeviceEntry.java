package hallpass.auth.throttle;

import hallpass.auth.key.KeyedHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The entry of a {@link DeviceCookie} for one account, which it does not name: {@code nonce.time.signature}. Without
 * knowing the account, nobody can tell whose it is, and nobody can make one.
 *
 * @param nonce names the device for this account; its failures are counted under it
 * @param signedAt seconds since 1970
 * @param signature over account, nonce and time
 */
record DeviceEntry(String nonce, long signedAt, String signature) {

    private static final String PURPOSE = "device";
    private static final String BETWEEN = "~";
    private static final int NONCE_BYTES = 16;
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{22})\\.([0-9]{1,11})\\.([A-Za-z0-9_-]{43})");

    static String nonce(SecureRandom random) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static DeviceEntry sign(KeyedHash key, String account, String nonce, Instant now) {
        long seconds = now.getEpochSecond();
        return new DeviceEntry(nonce, seconds, key.of(PURPOSE, signed(account, nonce, seconds)));
    }

    boolean isGoodFor(KeyedHash key, String account) {
        return key.matches(signature, PURPOSE, signed(account, nonce, signedAt));
    }

    boolean isYoung(Instant now, Duration lifetime) {
        return Instant.ofEpochSecond(signedAt).plus(lifetime).isAfter(now);
    }

    /** Entries that have not the form are left out. */
    static List<DeviceEntry> split(String text, int most) {
        List<DeviceEntry> entries = new ArrayList<>();
        for (String part : text.split(BETWEEN, most + 1)) {
            Matcher matcher = FORM.matcher(part);
            if (matcher.matches() && entries.size() < most) {
                entries.add(new DeviceEntry(matcher.group(1), Long.parseLong(matcher.group(2)), matcher.group(3)));
            }
        }
        return entries;
    }

    static String join(List<DeviceEntry> entries) {
        return entries.stream()
                .map(entry -> entry.nonce + "." + entry.signedAt + "." + entry.signature)
                .collect(Collectors.joining(BETWEEN));
    }

    private static String signed(String account, String nonce, long seconds) {
        return nonce + " " + seconds + " " + account;
    }
}
