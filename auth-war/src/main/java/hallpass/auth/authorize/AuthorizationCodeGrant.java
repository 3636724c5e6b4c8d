package hallpass.auth.authorize;

import hallpass.auth.authorize.CodeExchange.Exchanged;
import hallpass.auth.authorize.CodeExchange.PresentedCode;
import hallpass.auth.client.BuiltInClient;
import hallpass.auth.client.ServiceClient;
import hallpass.auth.grant.GrantType;
import hallpass.auth.grant.TokenRequest;
import hallpass.auth.grant.TokenView;
import hallpass.auth.grant.UserTokens;
import hallpass.auth.secret.Secret;
import hallpass.auth.token.Form;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The grant {@code authorization_code} (RFC 6749 section 4.1.3). */
@ApplicationScoped
public class AuthorizationCodeGrant implements GrantType {

    @Inject
    CodeExchange codes;

    @Inject
    BuiltInClient builtIn;

    @Inject
    UserTokens userTokens;

    @Override
    public String name() {
        return "authorization_code";
    }

    @Override
    public int place() {
        return 0;
    }

    @Override
    public TokenView tokens(TokenRequest request) {
        Form form = request.form();
        ServiceClient client = request.client().service().orElseGet(builtIn::get);
        PresentedCode presented = new PresentedCode(
                new Secret(form.require("code")), form.find("redirect_uri"), form.find("code_verifier"));
        Exchanged exchanged = codes.exchange(presented, client, request.userAgent());
        return userTokens.of(exchanged.signedIn(), exchanged.nonce());
    }
}
