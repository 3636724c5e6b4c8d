package hallpass.auth.token;

import hallpass.auth.secret.Secret;
import hallpass.auth.session.Device;
import hallpass.auth.session.Grant;
import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.session.Sessions;
import hallpass.auth.session.SignIn;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Gives tokens for a password, a refresh token or a client's own credentials (RFC 6749 sections 4.3, 4.4 and 6). */
@DenyAll
@Path("token")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokenEndpoint {

    @Inject
    ClientAuthentication clients;

    @Inject
    SignIn signIn;

    @Inject
    Sessions sessions;

    @Inject
    AccessTokens accessTokens;

    @Inject
    Audiences audiences;

    @Inject
    GrantTypes grantTypes;

    @Inject
    ClientCredentials clientCredentials;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response token(
            @Nullable String parameters,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
        Form form = Form.parse(parameters);
        String grantType = form.require("grant_type");
        CallingClient client = clients.caller(form, authorization);
        try {
            return Response.ok(tokens(grantType, form, client, userAgent))
                    .header("Cache-Control", "no-store")
                    .header("Pragma", "no-cache")
                    .build();
        } catch (InvalidGrantException refused) {
            throw OAuthException.invalidGrant(String.valueOf(refused.getMessage()));
        }
    }

    private TokenView tokens(String grantType, Form form, CallingClient client, @Nullable String userAgent) {
        return switch (grantType) {
            case GrantTypes.PASSWORD -> byPassword(form, client, userAgent);
            case GrantTypes.REFRESH_TOKEN ->
                ofUser(sessions.refresh(new Secret(form.require("refresh_token")), client.id()));
            case GrantTypes.CLIENT_CREDENTIALS -> clientCredentials.issue(form, client);
            default -> throw OAuthException.unsupportedGrantType();
        };
    }

    /** Only the first-party client may see passwords. */
    private TokenView byPassword(Form form, CallingClient client, @Nullable String userAgent) {
        if (!grantTypes.passwordGrant()) {
            throw OAuthException.unsupportedGrantType();
        }
        if (client.confidential()) {
            throw OAuthException.unauthorizedClient("The password grant is for the first-party client only.");
        }
        Device device = new Device(client.id(), userAgent);
        return ofUser(signIn.byPassword(form.require("username"), form.requireAlsoEmpty("password"), device));
    }

    private TokenView ofUser(Grant grant) {
        return TokenView.of(accessTokens.issue(grant.user(), grant.session()), grant, audiences);
    }
}
