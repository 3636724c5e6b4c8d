package hallpass.todo.task;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key in a manual order. Keys compare as text, by byte, and between any two there is room for another, so moving one
 * task changes one row. Many clients know them as "fractional indexing" (base 62; the first character says how long the
 * integer part is) and make the key between two neighbours themselves. By appending, keys grow with the logarithm of
 * the number of tasks.
 */
final class Position {
    static final int MAX_LENGTH = 250;
    static final String FORM =
            "must be a fractional index: a0, a1 … in base 62 with its length in the first character, of at most "
                    + MAX_LENGTH;

    static final String FIRST = "a0";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int BASE = DIGITS.length();
    private static final Pattern FORM_OF_ALL = Pattern.compile("[A-Za-z][0-9A-Za-z]{1," + (MAX_LENGTH - 1) + "}");
    private static final String SMALLEST = "A" + "0".repeat(26); // has nothing before it

    private Position() {}

    /** @throws IllegalArgumentException if it isn't a key, or is one that leaves no room before or after it */
    static String parse(String key) {
        if (!FORM_OF_ALL.matcher(key).matches()
                || key.length() < integerLength(key.charAt(0))
                || key.equals(SMALLEST)
                || (fraction(key).endsWith("0"))) {
            throw new IllegalArgumentException("not a position");
        }
        return key;
    }

    /**
     * A key after the last one. Its fraction is random, so that two keys appended at the same moment are hardly ever
     * the same.
     *
     * @param last null if the list is empty
     */
    static String append(@Nullable String last) {
        String next = last == null ? FIRST : between(last, null);
        if (next.length() > integerLength(next.charAt(0))) {
            return next; // the integers are used up; a fraction is there already
        }
        ThreadLocalRandom chance = ThreadLocalRandom.current();
        return next + digit(chance.nextInt(BASE)) + digit(chance.nextInt(BASE)) + digit(1 + chance.nextInt(BASE - 1));
    }

    /** A key strictly between two; null stands for the end on that side. */
    static String between(@Nullable String low, @Nullable String high) {
        if (low != null && high != null && low.compareTo(high) >= 0) {
            throw new IllegalArgumentException("not in order");
        }
        if (low == null) {
            return high == null ? FIRST : before(high);
        }
        String integer = integer(low);
        if (high == null) {
            String next = increment(integer);
            return next != null ? next : integer + middle(fraction(low), null);
        }
        if (integer.equals(integer(high))) {
            return integer + middle(fraction(low), fraction(high));
        }
        String next = increment(integer);
        return next != null && next.compareTo(high) < 0 ? next : integer + middle(fraction(low), null);
    }

    private static String before(String high) {
        String integer = integer(high);
        if (integer.equals(SMALLEST)) {
            return integer + middle("", fraction(high));
        }
        if (integer.compareTo(high) < 0) {
            return integer;
        }
        String previous = decrement(integer);
        if (previous == null) {
            throw new IllegalArgumentException("nothing is before this");
        }
        return previous.equals(SMALLEST) ? previous + middle("", null) : previous;
    }

    /** The shortest fraction between two, about in the middle; {@code high} null is one. Neither ends with a zero. */
    private static String middle(String low, @Nullable String high) {
        StringBuilder common = new StringBuilder();
        String lower = low;
        String upper = high;
        while (true) {
            int bottom = lower.isEmpty() ? 0 : DIGITS.indexOf(lower.charAt(0));
            int top = upper == null ? BASE : upper.isEmpty() ? 0 : DIGITS.indexOf(upper.charAt(0));
            if (top - bottom > 1) {
                return common.append(digit((bottom + top + 1) / 2)).toString();
            }
            if (top == bottom) {
                upper = upper == null || upper.isEmpty() ? "" : upper.substring(1);
            } else if (upper != null && upper.length() > 1) {
                return common.append(upper.charAt(0)).toString();
            } else {
                upper = null;
            }
            common.append(digit(bottom));
            lower = lower.isEmpty() ? "" : lower.substring(1);
        }
    }

    private static @Nullable String increment(String integer) {
        char head = integer.charAt(0);
        String digits = step(integer.substring(1), 1);
        if (digits != null) {
            return head + digits;
        }
        if (head == 'z') {
            return null;
        }
        char next = head == 'Z' ? 'a' : (char) (head + 1);
        return next + "0".repeat(integerLength(next) - 1);
    }

    private static @Nullable String decrement(String integer) {
        char head = integer.charAt(0);
        String digits = step(integer.substring(1), -1);
        if (digits != null) {
            return head + digits;
        }
        if (head == 'A') {
            return null;
        }
        char next = head == 'a' ? 'Z' : (char) (head - 1);
        return next + "z".repeat(integerLength(next) - 1);
    }

    /** Counts up or down; null if the digits are used up. */
    private static @Nullable String step(String digits, int by) {
        char[] counted = digits.toCharArray();
        for (int i = counted.length - 1; i >= 0; i--) {
            int digit = DIGITS.indexOf(counted[i]) + by;
            if (digit >= 0 && digit < BASE) {
                counted[i] = digit(digit);
                return new String(counted);
            }
            counted[i] = digit(by > 0 ? 0 : BASE - 1);
        }
        return null;
    }

    private static char digit(int value) {
        return DIGITS.charAt(value);
    }

    private static String integer(String key) {
        return key.substring(0, integerLength(key.charAt(0)));
    }

    private static String fraction(String key) {
        return key.substring(integerLength(key.charAt(0)));
    }

    /** With its first character: a is 2, b 3 … z 27 upwards; Z is 2, Y 3 … A 27 downwards. */
    private static int integerLength(char head) {
        return head >= 'a' ? head - 'a' + 2 : 'Z' - head + 2;
    }
}
