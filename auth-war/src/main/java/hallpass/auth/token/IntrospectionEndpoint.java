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

/** Tells service clients what a token is worth now (RFC 7662). */
@DenyAll
@Path("introspect")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class IntrospectionEndpoint {

    @Inject
    ClientAuthentication clients;

    @Inject
    Introspection introspection;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response introspect(
            @Nullable String parameters, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Form form = Form.parse(parameters);
        CallingClient caller = clients.confidential(form, authorization);
        String token = form.require("token");
        return Response.ok(introspection.of(token, caller).toJSONObject().toJSONString())
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache")
                .build();
    }
}
