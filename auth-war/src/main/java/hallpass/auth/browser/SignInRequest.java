package hallpass.auth.browser;

import hallpass.auth.authorize.CodeExchange.PresentedCode;
import hallpass.auth.secret.Secret;
import hallpass.resource.rest.JsonBody;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to sign in: with e-mail and password, or with the code that the authorization endpoint gave to the page.
 *
 * @param code null for a password
 */
public record SignInRequest(
        String email, String password, @Nullable PresentedCode code) {

    private static final int MAX_INPUT = 1024;

    static SignInRequest from(JsonBody body) {
        SignInRequest request = body.has("code")
                ? new SignInRequest("", "", presented(body))
                : new SignInRequest(
                        body.requiredText("email", 1, MAX_INPUT), body.requiredText("password", 0, MAX_INPUT), null);
        body.check();
        return request;
    }

    private static PresentedCode presented(JsonBody body) {
        String code = body.requiredText("code", 1, MAX_INPUT);
        String verifier = body.requiredText("code_verifier", 1, MAX_INPUT);
        String redirectUri = body.requiredText("redirect_uri", 1, MAX_INPUT);
        return new PresentedCode(new Secret(text(code)), Optional.of(text(redirectUri)), Optional.of(text(verifier)));
    }

    /** A missing one is a violation already. */
    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }

    @Override
    public String toString() {
        return "SignInRequest[" + email + "]"; // never the password
    }
}
