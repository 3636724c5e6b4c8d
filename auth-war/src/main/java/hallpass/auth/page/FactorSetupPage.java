package hallpass.auth.page;

import org.jspecify.annotations.Nullable;

/**
 * Template {@code factor-setup}.
 *
 * @param client null if nobody asked for the sign-in
 * @param email of the user
 * @param alert what went wrong; null for nothing
 * @param secret in groups of letters, to be typed into an app
 * @param address the same for an app on this device
 * @param size of a side of the QR code, in modules
 * @param path of its dark modules
 */
public record FactorSetupPage(
        @Nullable AskingClient client,
        String email,
        @Nullable String alert,
        String secret,
        String address,
        int size,
        String path) {

    @Override
    public String toString() {
        return "FactorSetupPage[]"; // the secret is for its user only
    }
}
