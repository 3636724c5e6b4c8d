package hallpass.auth.grant;

import hallpass.auth.session.Device;
import hallpass.auth.session.SignIn;
import hallpass.auth.token.OAuthException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The grant {@code password} (RFC 6749 section 4.3). Only the first-party client may see passwords. */
@ApplicationScoped
class PasswordGrant implements GrantType {

    @Inject
    SignIn signIn;

    @Inject
    UserTokens userTokens;

    @Override
    public String name() {
        return "password";
    }

    @Override
    public int place() {
        return 1;
    }

    @Override
    public boolean isOffered() {
        return signIn.isPasswordTaken();
    }

    @Override
    public TokenView tokens(TokenRequest request) {
        if (!request.client().builtIn()) {
            throw OAuthException.unauthorizedClient("The password grant is for the first-party client only.");
        }
        String email = request.form().require("username");
        String password = request.form().requireAlsoEmpty("password");
        Device device = new Device(request.client().id(), request.userAgent());
        return userTokens.of(signIn.byPassword(email, password, device));
    }
}
