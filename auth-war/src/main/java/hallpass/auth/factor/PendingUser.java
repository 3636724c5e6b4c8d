package hallpass.auth.factor;

import hallpass.auth.sso.BrowserSignIn;
import hallpass.auth.sso.SignInProof;
import hallpass.auth.user.User;
import org.jspecify.annotations.Nullable;

/**
 * A user who may be asked for a second factor in this browser.
 *
 * @param proof what was proved so far
 * @param step the hash that names the {@link FirstStep}; null if the user is signed in
 * @param signIn the sign-in that is to become a stronger one; null if there is none yet
 */
public record PendingUser(
        User user,
        SignInProof proof,
        @Nullable String step,
        @Nullable BrowserSignIn signIn) {

    static PendingUser of(User user, BrowserSignIn signIn) {
        return new PendingUser(user, signIn.proof(), null, signIn);
    }
}
