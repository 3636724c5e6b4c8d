package hallpass.auth.grant;

import hallpass.auth.secret.Secret;
import hallpass.auth.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The grant {@code refresh_token} (RFC 6749 section 6): each exchange answers the next refresh token. */
@ApplicationScoped
class RefreshTokenGrant implements GrantType {

    @Inject
    Sessions sessions;

    @Inject
    UserTokens userTokens;

    @Override
    public String name() {
        return "refresh_token";
    }

    @Override
    public int place() {
        return 2;
    }

    @Override
    public TokenView tokens(TokenRequest request) {
        Secret presented = new Secret(request.form().require("refresh_token"));
        return userTokens.of(sessions.refresh(presented, request.client().id()));
    }
}
