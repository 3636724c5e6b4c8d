package hallpass.auth.openid;

import hallpass.auth.token.Form;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Tells the holder of an access token who its user is, as the database says now (OpenID Connect Core section 5.3). Open
 * to the container: a token that was given for {@code openid} alone is for no service, so {@link UserInfo} looks at it.
 */
@DenyAll
@Path("userinfo")
@RequestScoped
@Produces(MediaType.WILDCARD) // or what the client accepts would come before the question whether it has a token
public class UserInfoEndpoint {

    private static final String JWT = "application/jwt";

    @Inject
    UserInfo userInfo;

    @Inject
    IdTokens idTokens;

    @GET
    @PermitAll
    public Response userInfo(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return answer(userInfo.of(authorization, null));
    }

    /** The token may come in the body (RFC 6750 section 2.2). */
    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    public Response userInfo(
            @Nullable String body,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type) {
        boolean isForm = type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED);
        String sent = isForm ? Form.parse(body).find("access_token").orElse(null) : null;
        return answer(userInfo.of(authorization, sent));
    }

    private Response answer(UserInfo.Answer answer) {
        Response.ResponseBuilder response = answer.signedFor() == null
                ? Response.ok(answer.claims(), MediaType.APPLICATION_JSON)
                : Response.ok(idTokens.signed(answer.claims(), answer.signedFor()), JWT);
        return response.header("Cache-Control", "no-store").build();
    }
}
