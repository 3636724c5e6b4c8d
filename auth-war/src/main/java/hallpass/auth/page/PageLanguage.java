package hallpass.auth.page;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the language of a page: what the application asks for, then what the browser wants, then English. */
public final class PageLanguage {

    static final String ENGLISH = "en";
    static final String GERMAN = "de";

    private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.GERMAN);
    private static final int MAX_LENGTH = 200;

    private PageLanguage() {}

    /**
     * @param uiLocales the parameter {@code ui_locales} (OpenID Connect Core section 3.1.2.1): tags with blanks
     *     between, the best one first; what is wrong in it is no error
     * @param acceptLanguage the browser's header
     */
    static String of(@Nullable String uiLocales, @Nullable String acceptLanguage) {
        return Stream.ofNullable(uiLocales)
                .filter(PageLanguage::isShort)
                .flatMap(tags -> Stream.of(tags.split(" ")))
                .flatMap(tag -> best(tag).stream())
                .findFirst()
                .or(() -> best(acceptLanguage))
                .orElse(ENGLISH);
    }

    private static Optional<String> best(@Nullable String ranges) {
        if (ranges == null || ranges.isBlank() || !isShort(ranges)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookup(LanguageRange.parse(ranges), KNOWN))
                    .map(Locale::getLanguage);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isShort(String text) {
        return text.length() <= MAX_LENGTH;
    }
}
