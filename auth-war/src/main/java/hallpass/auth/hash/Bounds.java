package hallpass.auth.hash;

import java.util.Base64;

/** Bounds for all hashes. A short hash would be matched by many passwords, an empty one by all of them. */
final class Bounds {

    /** KiB. Django's Argon2 takes 100 MiB. */
    static final int MAX_MEMORY = 128 * 1024;

    private static final int MIN_HASH = 16;
    private static final int MAX_BYTES = 128;

    private Bounds() {}

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new UnusableHashException("The password's hash " + otherwise);
        }
    }

    static void requireCost(boolean condition) {
        require(condition, "costs too much time or memory to be checked at each sign-in");
    }

    static void requireLengths(byte[] salt, byte[] hash) {
        require(salt.length > 0 && salt.length <= MAX_BYTES, "has no salt, or one that is too long");
        require(hash.length >= MIN_HASH && hash.length <= MAX_BYTES, "is too short or too long");
    }

    /** @param text with padding or without */
    static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException other) {
            throw new UnusableHashException("The password's hash is not in Base64");
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @param digits only digits */
    static int number(String digits) {
        requireCost(digits.length() <= 9);
        return Integer.parseInt(digits);
    }
}
