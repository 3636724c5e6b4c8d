package hallpass.auth.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Template {@code signin}.
 *
 * @param client null if nobody asked for the sign-in
 * @param known the e-mail of the user who is signed in and may go on without a password; null for none
 * @param email fills the field
 * @param alert what went wrong; null for nothing
 * @param mail whether a forgotten password can be replaced
 * @param registration whether an account can be made
 * @param upstreams other providers to sign in by
 * @param passkeyOptions what the script asks the browser's passkeys for, as JSON
 */
public record SignInPage(
        @Nullable AskingClient client,
        @Nullable String known,
        String email,
        @Nullable String alert,
        boolean mail,
        boolean registration,
        List<UpstreamChoice> upstreams,
        String passkeyOptions) {}
