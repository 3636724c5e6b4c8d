package hallpass.auth.authorize;

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

/** Takes authorization requests from clients themselves, so that no browser can change them (RFC 9126). */
@DenyAll
@Path("par")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PushedRequestEndpoint {

    @Inject
    ClientAuthentication clients;

    @Inject
    AuthorizationRequests requests;

    @Inject
    PushedRequests pushed;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response push(
            @Nullable String parameters, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Form form = Form.parse(parameters);
        CallingClient client = clients.caller(form, authorization);
        if (form.find("request_uri").isPresent()) {
            throw OAuthException.invalidRequest("A pushed request has no request_uri (RFC 9126 section 2.1).");
        }
        try {
            requests.check(form, client.service().orElseThrow(OAuthException::invalidClient));
        } catch (AuthorizationException wrong) {
            throw OAuthException.of(wrong.error(), wrong.description());
        } catch (UntrustedRequestException wrong) {
            throw OAuthException.invalidRequest("The redirect_uri is missing, or the client has not registered it.");
        }
        PushedRequestView answer =
                new PushedRequestView(pushed.keep(form, client.id()), PushedRequests.LIFETIME.toSeconds());
        return Response.status(Response.Status.CREATED)
                .entity(answer)
                .header("Cache-Control", "no-store")
                .build();
    }
}
