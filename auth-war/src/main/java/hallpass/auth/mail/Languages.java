package hallpass.auth.mail;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that letters are written in. */
final class Languages {

    private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.GERMAN);
    private static final int MAX_HEADER = 200;

    private Languages() {}

    /** @return en or de, whichever Accept-Language wants more; en if it wants neither */
    static String preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > MAX_HEADER) {
            return Locale.ENGLISH.getLanguage();
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), KNOWN);
            return (found == null ? Locale.ENGLISH : found).getLanguage();
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH.getLanguage();
        }
    }
}
