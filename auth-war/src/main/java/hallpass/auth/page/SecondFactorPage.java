package hallpass.auth.page;

import org.jspecify.annotations.Nullable;

/**
 * Template {@code second-factor}.
 *
 * @param client null if nobody asked for the sign-in
 * @param email of the user who is asked
 * @param alert what went wrong; null for nothing
 * @param codes whether the user has an app for codes
 * @param recovery whether the user has recovery codes
 * @param days for how many days this device can be remembered; 0 for none
 * @param passkeyOptions what the script asks the browser's passkeys for, as JSON; null if the user has none
 */
public record SecondFactorPage(
        @Nullable AskingClient client,
        String email,
        @Nullable String alert,
        boolean codes,
        boolean recovery,
        long days,
        @Nullable String passkeyOptions) {}
