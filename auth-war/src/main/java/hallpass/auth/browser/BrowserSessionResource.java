package hallpass.auth.browser;

import static java.util.Objects.requireNonNull;

import hallpass.auth.authorize.CodeExchange;
import hallpass.auth.client.BuiltInClient;
import hallpass.auth.secret.Secret;
import hallpass.auth.session.Device;
import hallpass.auth.session.EndReason;
import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.session.RefreshTokenState;
import hallpass.auth.session.SecondFactorNeededException;
import hallpass.auth.session.Session;
import hallpass.auth.session.SessionStates;
import hallpass.auth.session.Sessions;
import hallpass.auth.session.SignIn;
import hallpass.auth.session.SignedIn;
import hallpass.auth.sso.BrowserSignIn;
import hallpass.auth.sso.BrowserSignIns;
import hallpass.auth.sso.SignInCookie;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
    CodeExchange codes;

    @Inject
    BuiltInClient builtIn;

    @Inject
    Sessions sessions;

    @Inject
    SessionStates states;

    @Inject
    BrowserSignIns signIns;

    @Inject
    SignInCookie signInCookie;

    @Inject
    AccessTokenIssuer accessTokens;

    @Inject
    SessionCookie cookies;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(JsonObject json, @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
        SignInRequest asked = SignInRequest.from(JsonBody.of(json));
        try {
            return signedIn(
                    asked.code() == null
                            ? byPassword(asked, userAgent)
                            : codes.exchange(asked.code(), builtIn.get(), userAgent)
                                    .signedIn());
        } catch (SecondFactorNeededException half) {
            throw ProblemException.forbidden("second-factor-needed", String.valueOf(half.getMessage()));
        } catch (InvalidGrantException refused) {
            throw ProblemException.unauthorized(String.valueOf(refused.getMessage()));
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
        Optional<Secret> presented = Optional.ofNullable(token).map(Secret::new);
        Optional<UUID> opener = presented
                .flatMap(states::of)
                .map(RefreshTokenState::session)
                .filter(session -> session.clientId().equals(ClientAuthentication.BUILT_IN))
                .flatMap(Session::signIn);
        presented.ifPresent(secret -> sessions.end(secret, ClientAuthentication.BUILT_IN, EndReason.SIGNED_OUT));
        Response.ResponseBuilder answer = Response.noContent().cookie(cookies.cleared());
        // signing out here is for all applications of this browser; otherwise the page would be signed in again at once
        Stream.concat(opener.stream(), signIns.current().map(BrowserSignIn::id).stream())
                .distinct()
                .sorted() // the order in which others lock them
                .forEach(id -> {
                    signIns.end(id, EndReason.SIGNED_OUT);
                    answer.cookie(signInCookie.cleared());
                });
        return answer.build();
    }

    private SignedIn byPassword(SignInRequest asked, @Nullable String userAgent) {
        if (!signIn.isPasswordTaken()) {
            throw ProblemException.forbidden("password-not-taken", "Passwords are taken on the sign-in page only.");
        }
        return signIn.byPassword(asked.email(), asked.password(), new Device(ClientAuthentication.BUILT_IN, userAgent));
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
