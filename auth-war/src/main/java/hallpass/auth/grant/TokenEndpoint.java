package hallpass.auth.grant;

import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.token.CallingClient;
import hallpass.auth.token.ClientAuthentication;
import hallpass.auth.token.Form;
import hallpass.auth.token.OAuthException;
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

/** Gives tokens (RFC 6749 section 3.2); for what, each {@link GrantType} says. */
@DenyAll
@Path("token")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokenEndpoint {

    @Inject
    ClientAuthentication clients;

    @Inject
    GrantTypes grantTypes;

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
            return Response.ok(grantTypes.named(grantType).tokens(new TokenRequest(form, client, userAgent)))
                    .header("Cache-Control", "no-store")
                    .header("Pragma", "no-cache")
                    .build();
        } catch (InvalidGrantException refused) {
            throw OAuthException.invalidGrant(String.valueOf(refused.getMessage()));
        }
    }
}
