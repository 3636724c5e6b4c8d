package hallpass.auth.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.key.KeyedHash;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceEntryTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final KeyedHash key = new KeyOfTest("ours");
    private final DeviceEntry entry =
            DeviceEntry.sign(key, "alice@example.com", DeviceEntry.nonce(new SecureRandom()), NOON);

    @Test
    void is_good_for_the_account_that_it_was_signed_for_and_no_other() {
        assertTrue(entry.isGoodFor(key, "alice@example.com"));
        assertFalse(entry.isGoodFor(key, "mallory@example.com"));
        assertFalse(entry.isGoodFor(new KeyOfTest("another"), "alice@example.com"));
    }

    @Test
    void cannot_be_made_younger_or_another_device() {
        assertFalse(new DeviceEntry(entry.nonce(), entry.signedAt() + 1, entry.signature())
                .isGoodFor(key, "alice@example.com"));
        assertFalse(new DeviceEntry(DeviceEntry.nonce(new SecureRandom()), entry.signedAt(), entry.signature())
                .isGoodFor(key, "alice@example.com"));
    }

    @Test
    void grows_old() {
        assertTrue(entry.isYoung(NOON.plusSeconds(3599), Duration.ofHours(1)));
        assertFalse(entry.isYoung(NOON.plusSeconds(3600), Duration.ofHours(1)));
    }

    @Test
    void comes_back_as_it_went() {
        List<DeviceEntry> entries = List.of(entry, DeviceEntry.sign(key, "bob@example.com", entry.nonce(), NOON));

        assertEquals(entries, DeviceEntry.split(DeviceEntry.join(entries), 5));
    }

    @Test
    void junk_and_more_than_there_may_be_is_left_out() {
        String text = DeviceEntry.join(List.of(entry));

        assertEquals(List.of(entry), DeviceEntry.split("junk~" + text + "~" + text + "x~", 5));
        assertEquals(
                5,
                DeviceEntry.split(DeviceEntry.join(Collections.nCopies(7, entry)), 5)
                        .size());
        assertTrue(DeviceEntry.split("", 5).isEmpty());
    }

    /** Without a database. */
    private static final class KeyOfTest extends KeyedHash {
        private final String secret;

        KeyOfTest(String secret) {
            this.secret = secret;
        }

        @Override
        public String of(String purpose, String text) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256")
                        .digest((secret + "|" + purpose + "|" + text)
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            } catch (java.security.NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
