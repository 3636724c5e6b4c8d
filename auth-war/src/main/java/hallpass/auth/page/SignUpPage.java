package hallpass.auth.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Template {@code signup}.
 *
 * @param client null if nobody asked for the sign-in
 * @param errors by the name of the field
 * @param passkeyOptions what the script asks the browser to make a passkey by, as JSON; null if a passkey or a password
 *     is chosen later, behind a mailed link
 */
public record SignUpPage(
        @Nullable AskingClient client,
        String email,
        String name,
        @Nullable String alert,
        Map<String, String> errors,
        @Nullable String passkeyOptions) {}
