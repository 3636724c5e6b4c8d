package hallpass.resource.setting;

import hallpass.resource.service.SecretSettings;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Finds the setting that somebody meant who wrote another name. */
final class NearName {

    private static final int MOST_LETTERS = 2;
    private static final String OURS = "HALLPASS_";

    private NearName() {}

    /** @return the known name that is nearest, if it is near; empty if the name is known itself */
    static Optional<String> of(String name, Collection<String> known) {
        String folded = SecretSettings.variable(name);
        if (known.contains(folded)) {
            return Optional.empty();
        }
        return known.stream()
                .filter(each -> each.startsWith(OURS))
                .filter(each -> isFewLettersOff(folded, each) || isOneWordOff(folded, each))
                .min(Comparator.comparingInt(each -> difference(folded, each)));
    }

    /** Few wrong letters are the likeliest slip, the right words in another order the next. */
    private static int difference(String name, String known) {
        int letters = distance(name, known);
        int words = Math.abs(unique(name).length - unique(known).length);
        return letters <= MOST_LETTERS ? letters : letters + 1000 * (words + 1);
    }

    /** The lengths are compared first: every environment variable is held against every setting. */
    private static boolean isFewLettersOff(String name, String known) {
        return Math.abs(name.length() - known.length()) <= MOST_LETTERS && distance(name, known) <= MOST_LETTERS;
    }

    /** A word is missing, or is there twice, or the words are in another order. */
    private static boolean isOneWordOff(String name, String known) {
        if (!name.startsWith(OURS)) {
            return false;
        }
        Set<String> words = Set.of(unique(name));
        Set<String> meant = Set.of(unique(known));
        return (words.containsAll(meant) && words.size() - meant.size() <= 1)
                || (meant.containsAll(words) && words.size() > 2 && meant.size() - words.size() <= 1);
    }

    private static String[] unique(String name) {
        return Arrays.stream(name.split("_")).distinct().toArray(String[]::new);
    }

    /** How many letters differ; two that changed places count once. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
