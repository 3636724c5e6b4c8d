package hallpass.auth.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Template {@code signup}.
 *
 * @param client null if nobody asked for the sign-in
 * @param errors by the name of the field
 * @param asksForLink whether a password or a passkey is chosen later, behind a mailed link
 * @param passkeyOptions what the script asks the browser to make a passkey by, as JSON; null if none is made here
 */
public record SignUpPage(
        @Nullable AskingClient client,
        String email,
        String name,
        @Nullable String alert,
        Map<String, String> errors,
        boolean asksForLink,
        @Nullable String passkeyOptions) {}
