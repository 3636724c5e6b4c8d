package hallpass.auth.client;

import hallpass.auth.AuthApplication;
import hallpass.auth.user.Admins;
import hallpass.database.write.Idempotency;
import hallpass.database.write.Made;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.rest.Page;
import hallpass.resource.rest.PageRequest;
import hallpass.resource.rest.Versioned;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Registers and removes service clients. */
@DenyAll
@Path("clients")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service clients")
@SecurityRequirement(name = AuthApplication.SIGNED_IN, scopes = AuthApplication.SCOPE)
@APIResponse(
        responseCode = "401",
        description = "No or a bad access token",
        content = @Content(mediaType = Problem.MEDIA_TYPE))
@APIResponse(
        responseCode = "403",
        description = "The role admin is missing, in the token or by now",
        content = @Content(mediaType = Problem.MEDIA_TYPE))
public class ClientResource {

    private static final String REGISTER = "POST clients";

    @Inject
    ServiceClients clients;

    @Inject
    Admins admins;

    @Inject
    Caller caller;

    @Inject
    Transaction transaction;

    @Inject
    Idempotency idempotency;

    @Inject
    RepeatableSecret repeatable;

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "listClients", summary = "List service clients, by client_id")
    @APIResponse(
            responseCode = "200",
            description = "One page; next_page_token is absent on the last one",
            content = @Content(schema = @Schema(implementation = ClientPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "An invalid parameter",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Page<ClientView> list(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
                    @QueryParam("page_size")
                    @Nullable
                    String pageSize,
            @Parameter(description = "As the page before gave it") @QueryParam("page_token") @Nullable
                    String pageToken) {
        admins.require(caller.subject());
        PageRequest page = PageRequest.of(pageSize, pageToken, "clients");
        List<String> after = page.after();
        if (after != null && !ClientId.isPossible(after.get(0))) {
            throw PageRequest.foreignToken();
        }
        return Page.of(
                clients.page(after == null ? "" : after.get(0), page.size() + 1),
                page,
                client -> List.of(client.id()),
                ClientView::of);
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "registerClient",
            summary = "Register a service client",
            description = "It gets access tokens by the grant client_credentials, with these audiences and roles and no"
                    + " more. Its secret is in this answer once; only its hash is kept.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NewClient.class),
                            examples =
                                    @ExampleObject(
                                            name = "reports",
                                            value =
                                                    "{\"name\": \"Nightly reports\", \"audiences\": [\"todo\"], \"roles\": [\"user\"]}")))
    @APIResponse(
            responseCode = "201",
            description = "Registered; Location and ETag, Cache-Control: no-store",
            content = @Content(schema = @Schema(implementation = RegisteredClient.class)))
    @APIResponse(
            responseCode = "400",
            description = "Invalid members",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "409",
            description = "The client_id is taken",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "422",
            description = "The Idempotency-Key was used with another body",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response register(
            JsonObject json,
            @Parameter(
                            description =
                                    "Sent again within 24 h it answers as before, with the same secret, and registers"
                                            + " nothing twice")
                    @HeaderParam(Idempotency.HEADER)
                    @Nullable
                    String key) {
        admins.require(caller.subject());
        NewClient asked = NewClient.read(JsonBody.of(json));
        Response answer = key == null
                ? transaction.run(() -> {
                    ClientSecret secret = clients.newSecret();
                    return idempotency.once(null, caller.subject(), REGISTER, json, () -> made(asked, secret, secret));
                })
                : idempotency.once(
                        key,
                        caller.subject(),
                        REGISTER,
                        json,
                        () -> {
                            ClientSecret nonce = clients.newSecret();
                            return made(asked, repeatable.of(key, nonce.text()), nonce);
                        },
                        kept -> repeatable.shown(kept, key));
        return Response.fromResponse(answer).header("Cache-Control", "no-store").build();
    }

    /** @param told what stands in the secret's place in the answer */
    private Made made(NewClient asked, ClientSecret secret, ClientSecret told) {
        admins.requireUntilEnd(caller.subject());
        ServiceClient client = clients.add(asked, secret, caller.subject());
        return new Made("clients/" + client.id(), client.version(), RegisteredClient.of(client, told));
    }

    @GET
    @Path("{client_id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "getClient", summary = "Read a service client")
    @APIResponse(
            responseCode = "200",
            description = "The client, with ETag",
            content = @Content(schema = @Schema(implementation = ClientView.class)))
    @Parameter(name = "If-None-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "304", description = "Not changed since the version that If-None-Match names")
    @APIResponse(responseCode = "404", description = "Not there", content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response get(@PathParam("client_id") String id, @Context Request request) {
        admins.require(caller.subject());
        ServiceClient client = clients.find(id).orElseThrow(ProblemException::notFound);
        return Versioned.ok(request, client.version(), ClientView.of(client));
    }

    @DELETE
    @Path("{client_id}")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @Operation(
            operationId = "deleteClient",
            summary = "Delete a service client",
            description = "Its access tokens are worth nothing from then on.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", description = "Not there", content = @Content(mediaType = Problem.MEDIA_TYPE))
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "412",
            description = "If-Match names another version",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response delete(@PathParam("client_id") String id, @Context Request request) {
        admins.requireUntilEnd(caller.subject());
        if (!clients.remove(id, seen -> Versioned.requireMatch(request, seen.version()), caller.subject())) {
            throw ProblemException.notFound();
        }
        return Response.noContent().build();
    }
}
