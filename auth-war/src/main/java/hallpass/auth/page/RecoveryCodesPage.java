package hallpass.auth.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Template {@code recovery-codes}: shows new ones, once.
 *
 * @param client null if nobody asked for the sign-in
 * @param codes none if the user had some left
 * @param onward the address to go on to
 */
public record RecoveryCodesPage(@Nullable AskingClient client, List<String> codes, String onward) {

    @Override
    public String toString() {
        return "RecoveryCodesPage[]"; // the codes are for their user only
    }
}
