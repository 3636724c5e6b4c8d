package hallpass.auth.dynamic;

import hallpass.auth.client.NewClient;
import hallpass.auth.client.SelfRegistered;
import hallpass.auth.client.SelfRegistration;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.secret.Secret;
import hallpass.auth.throttle.Throttle;
import hallpass.auth.token.BearerToken;
import hallpass.auth.token.OAuthException;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import hallpass.resource.service.BaseAddress;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The client registration endpoint (RFC 7591 section 3) and the client configuration endpoint (RFC 7592 section 2). */
@DenyAll
@Path("register")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ClientRegistrationEndpoint {

    @Inject
    ClientRegistrationMode mode;

    @Inject
    RegistrationTokens tokens;

    @Inject
    SelfRegistration clients;

    @Inject
    Throttle throttle;

    @Inject
    SecurityEvents events;

    @Inject
    Transaction transaction;

    /** The address of this service, with its context. */
    @Inject
    @ConfigProperty(name = "hallpass.auth.url")
    String address;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(
            @Nullable JsonObject json, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        if (!mode.isOffered()) {
            throw OAuthException.accessDenied("Clients are registered by an admin here.");
        }
        throttle.clientRegistration();
        Optional<Secret> token = bearer(authorization);
        if (mode.needsToken() && token.filter(tokens::isGood).isEmpty()) { // before a client's server is called
            events.record(SecurityEvent.failure(EventType.CLIENT_REGISTERED).because("no good initial access token"));
            throw OAuthException.invalidToken();
        }
        NewClient asked = refusing(() -> clients.checked(present(json)));
        SelfRegistered registered = transaction.run(() -> clients.add(asked, mode.isOpen() ? null : used(token)));
        JsonObject view = registered.view(endpoint());
        return Response.created(URI.create(view.getString("registration_client_uri")))
                .entity(view)
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("{client_id}")
    @PermitAll
    public Response get(
            @PathParam("client_id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return answer(found(id, authorization));
    }

    @PUT
    @Path("{client_id}")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Response replace(
            @PathParam("client_id") String id,
            @Nullable JsonObject json,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        SelfRegistered seen = found(id, authorization);
        if (!id.equals(present(json).getString("client_id", ""))) { // RFC 7592 section 2.2
            throw OAuthException.invalidClientMetadata("client_id must be that of the client.");
        }
        return answer(refusing(() -> clients.replace(seen, present(json))).orElseThrow(OAuthException::invalidToken));
    }

    @DELETE
    @Path("{client_id}")
    @PermitAll
    public void delete(
            @PathParam("client_id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        clients.remove(found(id, authorization));
    }

    private Object used(Optional<Secret> token) {
        return token.flatMap(tokens::use).orElseThrow(OAuthException::invalidToken);
    }

    /** Nobody learns whether there is such a client (RFC 7592 section 2.1). */
    private SelfRegistered found(String id, @Nullable String authorization) {
        return bearer(authorization)
                .flatMap(token -> clients.find(id, token))
                .orElseThrow(OAuthException::invalidToken);
    }

    private Response answer(SelfRegistered client) {
        return Response.ok(client.view(endpoint()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private String endpoint() {
        return BaseAddress.of(address) + "/register";
    }

    private static Optional<Secret> bearer(@Nullable String authorization) {
        return BearerToken.of(authorization).map(Secret::new);
    }

    private static JsonObject present(@Nullable JsonObject json) {
        if (json == null) {
            throw OAuthException.invalidClientMetadata("A JSON object is needed as the body.");
        }
        return json;
    }

    /** Says what is wrong in the words of RFC 7591 section 3.2.2. */
    private static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException refused) {
            List<Violation> violations = refused.problem().violations();
            if (refused.problem().status() != Response.Status.BAD_REQUEST.getStatusCode()) {
                throw refused;
            }
            if (violations.isEmpty()) {
                throw OAuthException.invalidClientMetadata(refused.problem().detail());
            }
            Violation first = violations.get(0);
            String description = first.field() + " " + first.message() + ".";
            throw first.field().startsWith("redirect_uris")
                    ? OAuthException.invalidRedirectUri(description)
                    : OAuthException.invalidClientMetadata(description);
        }
    }
}
