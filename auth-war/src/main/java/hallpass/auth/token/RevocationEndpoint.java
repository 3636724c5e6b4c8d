package hallpass.auth.token;

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

/** Ends the session that a token belongs to (RFC 7009): signing out, for clients that hold tokens. */
@DenyAll
@Path("revoke")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RevocationEndpoint {

    @Inject
    ClientAuthentication clients;

    @Inject
    Revocation revocation;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response revoke(
            @Nullable String parameters, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Form form = Form.parse(parameters);
        CallingClient caller = clients.caller(form, authorization);
        revocation.of(form.require("token"), caller);
        return Response.ok().header("Cache-Control", "no-store").build();
    }
}
