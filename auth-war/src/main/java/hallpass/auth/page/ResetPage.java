package hallpass.auth.page;

import java.util.Map;

/**
 * Template {@code reset}: a new password.
 *
 * @param token of the link in the mail
 * @param errors by the name of the field
 */
public record ResetPage(String token, Map<String, String> errors) {

    @Override
    public String toString() {
        return "ResetPage[]"; // the token is good for the account
    }
}
