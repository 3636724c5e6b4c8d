package hallpass.auth.factor;

import java.security.SecureRandom;
import java.util.Locale;

/** How recovery codes are written: {@code 7k3mq-x9c2a}, 50 bits, with letters and digits that nobody mixes up. */
final class RecoveryCodeText {

    /** Crockford's Base32 in lower case: no i, l, o and u. */
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LENGTH = 10;

    private RecoveryCodeText() {}

    static String random(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i == LENGTH / 2) {
                code.append('-');
            }
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** @return without what people leave out or add, and with what they mean by a letter that is not there */
    static String read(String typed) {
        return typed.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('o', '0')
                .replaceAll("[il]", "1");
    }
}
