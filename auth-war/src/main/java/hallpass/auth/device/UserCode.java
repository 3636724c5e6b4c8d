package hallpass.auth.device;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code that a device shows and a person types: eight letters of twenty, without vowels, so that it is no word (RFC
 * 8628 section 6.1). One in 25.6 thousand million, which is only enough since guesses are throttled.
 *
 * @param letters as they are compared: in upper case, without the dash
 */
record UserCode(String letters) {

    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;
    private static final Pattern POSSIBLE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}._]");

    static UserCode random(SecureRandom random) {
        StringBuilder letters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new UserCode(letters.toString());
    }

    /** @return empty if somebody typed what can be no code */
    static Optional<UserCode> typed(String text) {
        String letters = BETWEEN.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        return POSSIBLE.matcher(letters).matches() ? Optional.of(new UserCode(letters)) : Optional.empty();
    }

    /** @return with a dash in the middle */
    String shown() {
        return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
    }

    @Override
    public String toString() {
        return "UserCode[]"; // whoever knows it can connect the device
    }
}
