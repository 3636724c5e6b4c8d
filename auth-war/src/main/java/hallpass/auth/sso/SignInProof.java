package hallpass.auth.sso;

import org.jspecify.annotations.Nullable;

/**
 * How somebody who signs in has proved to be a user.
 *
 * @param acr how strong that is (docs/openid.md)
 * @param amr by the names of RFC 8176
 * @param detail for the audit; null for nothing
 */
public record SignInProof(String acr, String amr, @Nullable String detail) {

    public static final SignInProof PASSWORD = new SignInProof(BrowserSignIn.PASSWORD_CONTEXT, "pwd", null);

    /**
     * Another provider let the user in. Nobody here knows how, so it counts no more than a password. RFC 8176 has no
     * name for it; {@code fed} is what others say, too.
     *
     * @param id of the provider
     */
    public static SignInProof upstream(String id) {
        return new SignInProof(BrowserSignIn.PASSWORD_CONTEXT, "fed", "by " + id);
    }
}
