package hallpass.auth.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Template {@code new-account}: with a passkey or a password, for somebody whose address is proven by a mailed link.
 *
 * @param token of the link in the mail
 * @param name empty for none
 * @param errors by the name of the field
 * @param passkeyOptions what the script asks the browser to make a passkey by, as JSON
 */
public record NewAccountPage(
        String token,
        String email,
        String name,
        @Nullable String alert,
        Map<String, String> errors,
        String passkeyOptions) {

    @Override
    public String toString() {
        return "NewAccountPage[]"; // the token is good for the account
    }
}
