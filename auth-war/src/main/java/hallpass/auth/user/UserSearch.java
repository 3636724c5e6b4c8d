package hallpass.auth.user;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an admin looks for.
 *
 * @param text a part of the e-mail or of the name, in any case; null for all
 * @param role null for all
 */
record UserSearch(@Nullable String text, @Nullable String role) {

    String textPattern() {
        return text == null ? "%" : "%" + escaped(text.toLowerCase(Locale.ROOT)) + "%";
    }

    String rolePattern() {
        return role == null ? "%" : "% " + escaped(role) + " %";
    }

    private static String escaped(String literal) {
        return literal.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
