package hallpass.auth.browser;

import static java.util.Objects.requireNonNull;

import hallpass.auth.secret.Secret;
import hallpass.auth.session.Device;
import hallpass.auth.session.EndReason;
import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.session.Sessions;
import hallpass.auth.session.SignIn;
import hallpass.auth.session.SignedIn;
import hallpass.auth.token.AccessTokenIssuer;
import hallpass.auth.token.ClientAuthentication;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Signing in and out on a page. */
@DenyAll
@Path("session")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BrowserSessionResource {

    private static final String REQUESTED_BY = "X-Requested-By";

    @Inject
    SignIn signIn;

    @Inject
    Sessions sessions;

    @Inject
    AccessTokenIssuer accessTokens;

    @Inject
    SessionCookie cookies;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(JsonObject json, @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
        SignInRequest asked = SignInRequest.from(JsonBody.of(json));
        Device page = new Device(ClientAuthentication.BUILT_IN, userAgent);
        try {
            return signedIn(signIn.byPassword(asked.email(), asked.password(), page));
        } catch (InvalidGrantException refused) {
            throw ProblemException.unauthorized("The e-mail or the password is wrong.");
        }
    }

    @POST
    @Path("refresh")
    @PermitAll
    public Response refresh(
            @CookieParam(SessionCookie.NAME) @Nullable String token,
            @HeaderParam(REQUESTED_BY) @Nullable String requestedBy) {
        requireOwnPage(requestedBy);
        if (token == null || token.isEmpty()) {
            throw noSession();
        }
        try {
            return signedIn(sessions.refresh(new Secret(token), ClientAuthentication.BUILT_IN));
        } catch (InvalidGrantException ended) {
            throw noSession();
        }
    }

    @DELETE
    @PermitAll
    public Response signOut(
            @CookieParam(SessionCookie.NAME) @Nullable String token,
            @HeaderParam(REQUESTED_BY) @Nullable String requestedBy) {
        requireOwnPage(requestedBy);
        if (token != null) {
            sessions.end(new Secret(token), ClientAuthentication.BUILT_IN, EndReason.SIGNED_OUT);
        }
        return Response.noContent().cookie(cookies.cleared()).build();
    }

    private Response signedIn(SignedIn grant) {
        return Response.ok(SignInView.of(accessTokens.issue(grant.user(), grant.session()), grant))
                .cookie(cookies.holding(requireNonNull(grant.refreshToken()), grant.lifetime()))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** A form on another site cannot send a header of its own. This is one guard against it, SameSite is the other. */
    private static void requireOwnPage(@Nullable String requestedBy) {
        if (!"hallpass".equals(requestedBy)) {
            throw ProblemException.forbidden("The header X-Requested-By: hallpass is needed.");
        }
    }

    private static ProblemException noSession() {
        return ProblemException.unauthorized("There is no live session. Sign in.");
    }
}
