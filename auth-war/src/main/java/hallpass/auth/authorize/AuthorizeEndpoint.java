package hallpass.auth.authorize;

import hallpass.auth.authorize.Authorization.Outcome;
import hallpass.auth.event.Origin;
import hallpass.auth.token.Form;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Takes authorization requests from browsers (RFC 6749 section 3.1, OpenID Connect Core section 3.1.2.1). */
@DenyAll
@Path("authorize")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class AuthorizeEndpoint {

    /** Gateways and servers take so much in any case. In characters. */
    private static final int LONGEST_QUERY = 4000;

    @Inject
    AuthorizationRequests requests;

    @Inject
    Authorization authorization;

    @Inject
    Answers answers;

    @Inject
    Mark mark;

    @Context
    HttpServletRequest http;

    @GET
    @PermitAll
    public Response authorize() {
        return answers.of(() -> answer(Form.parse(http.getQueryString())));
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response authorizeByForm(@Nullable String parameters) {
        return answers.of(() -> {
            Form sent = Form.parse(parameters);
            return Origin.isOwn(http) ? answer(sent) : answerFromElsewhere(sent);
        });
    }

    private Response answer(Form sent) {
        AuthorizationRequest request = requests.read(sent);
        Outcome outcome = authorization.decide(request, sent);
        return outcome.page() != null
                ? answers.page(outcome.page(), mark.query(request.remembered(sent)))
                : answers.code(request.target(), outcome.code());
    }

    /**
     * A form of another site comes without the cookie of the sign-in (SameSite=Lax), and a GET request with it. A form
     * that is too long for an address is answered as it is.
     */
    private Response answerFromElsewhere(Form sent) {
        String query = sent.encodedWithout(Mark.CHOSEN);
        return query.length() > LONGEST_QUERY ? answer(sent) : answers.back(query);
    }
}
