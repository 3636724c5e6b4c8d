package hallpass.auth.user;

import hallpass.database.FoldedText;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The search of an admin.
 *
 * @param text a part of the e-mail or of the name, in any case, with accents or without; null for all
 * @param role null for all
 * @param disabled null for all
 */
public record UserSearch(
        @Nullable String text,
        @Nullable String role,
        @Nullable Boolean disabled) {

    private static final int MAX_TEXT = 254;

    /** @throws ProblemException 400 that names every parameter at fault */
    public static UserSearch parse(@Nullable String text, @Nullable String role, @Nullable String disabled) {
        List<Violation> violations = new ArrayList<>();
        if (text != null && (text.length() > MAX_TEXT || !isStorable(text))) {
            violations.add(new Violation("q", "must have at most " + MAX_TEXT + " characters, none of them U+0000"));
        }
        if (role != null && !User.ROLE.matcher(role).matches()) {
            violations.add(new Violation("role", "must match " + User.ROLE));
        }
        if (disabled != null && !disabled.equals("true") && !disabled.equals("false")) {
            violations.add(new Violation("disabled", "must be true or false"));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new UserSearch(text, role, disabled == null ? null : Boolean.valueOf(disabled));
    }

    String textPattern() {
        return text == null ? "%" : "%" + escaped(folded(EmailAddress.trimmed(text))) + "%";
    }

    /** E-mail and name as they are searched: without case and accents, and a domain by its letters. */
    static String folded(String text) {
        return FoldedText.of(Domains.inLetters(text.toLowerCase(Locale.ROOT)));
    }

    String rolePattern() {
        return role == null ? "%" : "% " + escaped(role) + " %";
    }

    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static String escaped(String literal) {
        return literal.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
