package hallpass.auth.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Template {@code reset}: a new password.
 *
 * @param token of the link in the mail
 * @param errors by the name of the field
 */
public record ResetPage(String token, @Nullable String alert, Map<String, String> errors) {

    @Override
    public String toString() {
        return "ResetPage[]"; // the token is good for the account
    }
}
