package hallpass.auth.page;

import org.jspecify.annotations.Nullable;

/**
 * Template {@code connect}: asks for a proof of the account that an identity at another provider is connected with.
 *
 * @param client null if nobody asked for the sign-in
 * @param upstream the name of the other provider
 * @param identity what the person recognises the identity there by
 * @param known the e-mail of the user who is signed in and need not prove more; null for none
 * @param email fills the field
 * @param alert what went wrong; null for nothing
 * @param mail whether a forgotten password can be replaced
 * @param registration whether an account can be made
 */
public record ConnectPage(
        @Nullable AskingClient client,
        String upstream,
        String identity,
        @Nullable String known,
        String email,
        @Nullable String alert,
        boolean mail,
        boolean registration) {}
