package hallpass.auth.user;

import java.util.Optional;

/**
 * One label of a domain in letters, and in the ASCII that the Domain Name System has for it (RFC 3492). {@link
 * java.net.IDN} knows only the older IDNA 2003, which makes {@code ss} of an ß: another domain.
 */
final class Punycode {

    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 128;

    private Punycode() {}

    /** @param label in lower case, without {@code xn--} @return empty if it is none */
    static Optional<String> decode(String label) {
        int n = INITIAL_N;
        int bias = INITIAL_BIAS;
        int i = 0;
        int hyphen = label.lastIndexOf('-');
        StringBuilder out = new StringBuilder(hyphen > 0 ? label.substring(0, hyphen) : "");
        int length = out.length(); // in code points
        for (int next = hyphen > 0 ? hyphen + 1 : 0; next < label.length(); ) {
            int before = i;
            int weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = next < label.length() ? digit(label.charAt(next++)) : -1;
                if (digit < 0 || digit > (Integer.MAX_VALUE - i) / weight) {
                    return Optional.empty();
                }
                i += digit * weight;
                int threshold = threshold(k, bias);
                if (digit < threshold) {
                    break;
                }
                if (weight > Integer.MAX_VALUE / (BASE - threshold)) {
                    return Optional.empty();
                }
                weight *= BASE - threshold;
            }
            length++;
            bias = adapted(i - before, length, before == 0);
            n += i / length;
            i %= length;
            if (n < 0 || n > Character.MAX_CODE_POINT) {
                return Optional.empty();
            }
            out.insert(out.offsetByCodePoints(0, i), Character.toString(n));
            i++;
        }
        return Optional.of(out.toString());
    }

    /** @param label at most as long as an address @return without {@code xn--} */
    static String encode(String label) {
        int[] points = label.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        label.codePoints().filter(c -> c < INITIAL_N).forEach(out::appendCodePoint);
        int basic = out.length();
        int handled = basic;
        if (basic > 0) {
            out.append('-');
        }
        int n = INITIAL_N;
        int bias = INITIAL_BIAS;
        int delta = 0;
        while (handled < points.length) {
            int smallest = Character.MAX_CODE_POINT;
            for (int c : points) {
                if (c >= n && c < smallest) {
                    smallest = c;
                }
            }
            delta += (smallest - n) * (handled + 1);
            n = smallest;
            for (int c : points) {
                if (c < n) {
                    delta++;
                } else if (c == n) {
                    write(delta, bias, out);
                    bias = adapted(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            n++;
        }
        return out.toString();
    }

    private static void write(int delta, int bias, StringBuilder out) {
        int left = delta;
        for (int k = BASE; ; k += BASE) {
            int threshold = threshold(k, bias);
            if (left < threshold) {
                out.append(letter(left));
                return;
            }
            out.append(letter(threshold + (left - threshold) % (BASE - threshold)));
            left = (left - threshold) / (BASE - threshold);
        }
    }

    private static char letter(int digit) {
        return (char) (digit < 26 ? 'a' + digit : '0' + digit - 26);
    }

    private static int digit(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        return c >= '0' && c <= '9' ? c - '0' + 26 : -1;
    }

    private static int threshold(int k, int bias) {
        return Math.max(T_MIN, Math.min(T_MAX, k - bias));
    }

    private static int adapted(int delta, int length, boolean first) {
        int left = first ? delta / DAMP : delta / 2;
        left += left / length;
        int k = 0;
        while (left > (BASE - T_MIN) * T_MAX / 2) {
            left /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * left / (left + SKEW);
    }
}
