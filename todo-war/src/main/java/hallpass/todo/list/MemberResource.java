package hallpass.todo.list;

import hallpass.database.write.Idempotency;
import hallpass.database.write.Made;
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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /todo/lists/{id}/members} */
@DenyAll
@Path("lists/{id}/members")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Members",
        description = "Who takes part in a list. A viewer reads, an editor writes tasks, an owner does all")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "404", ref = "NotFound")
@APIResponse(responseCode = "429", ref = "TooMany")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class MemberResource {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    @Inject
    Members members;

    @Inject
    People people;

    @Inject
    Idempotency idempotency;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.USER)
    @Operation(operationId = "listMembers", summary = "The members of a list, for each of them")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", ref = "Invalid")
    public Page<MemberView> list(
            @PathParam("id") UUID id,
            @QueryParam("page_size")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "20"))
                    @Nullable
                    String pageSize,
            @QueryParam("page_token") @Parameter(description = "The next_page_token of the page before") @Nullable
                    String pageToken) {
        PageRequest page = PageRequest.of(pageSize, pageToken, "members", id.toString());
        return Page.of(
                members.of(caller.subject(), id, page),
                page,
                member -> List.of(member.userId().toString()),
                MemberView::of);
    }

    @POST
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "inviteMember",
            summary = "Gives another user a part in a list; for its owners",
            description =
                    "The auth service finds the user by e-mail, asked with the caller's own token. While it is away: 503,"
                            + " and nothing was changed. Nobody with that e-mail: 400. An Inbox can't be shared: 409.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewMember.class)))
    @APIResponse(
            responseCode = "201",
            description = "Takes part from now on",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri"))
            },
            content = @Content(schema = @Schema(implementation = MemberView.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "MediaType")
    @APIResponse(responseCode = "422", ref = "KeyReused")
    public Response invite(
            @PathParam("id") UUID id,
            JsonObject json,
            @HeaderParam(Idempotency.HEADER)
                    @Parameter(
                            description =
                                    "1 to 255 visible ASCII characters: within 24 h the same key answers the same and invites nobody twice")
                    @Nullable
                    String key) {
        NewMember wanted = NewMember.from(JsonBody.of(json));
        UUID user = caller.subject();
        String operation = "POST lists/" + id + "/members";
        Optional<Response> earlier = idempotency.answered(key, user, operation, json);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        members.requireInviter(user, id); // before anybody is asked about anybody
        Person person = people.find(wanted.email())
                .orElseThrow(() -> ProblemException.invalid("email", "is nobody's who could be invited"));
        return idempotency.once(key, user, operation, json, () -> {
            ListMember member = members.invite(user, caller.upn(), id, person, wanted.role());
            return new Made("lists/" + id + "/members/" + person.id(), member.version(), MemberView.of(member));
        });
    }

    @PATCH
    @Path("{user_id}")
    @RolesAllowed(Roles.USER)
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeMember", summary = "Gives a member another role; for owners. One owner stays (409)")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = MemberChange.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MemberChange.class))
            })
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = MemberView.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Changed")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "MediaType")
    public Response change(
            @PathParam("id") UUID id, @PathParam("user_id") UUID member, JsonObject json, @Context Request request) {
        MemberRole role = NewMember.role(JsonBody.of(json));
        ListMember changed =
                members.change(caller.subject(), id, member, role, version -> Versioned.requireMatch(request, version));
        return Versioned.ok(request, changed.version(), MemberView.of(changed));
    }

    @DELETE
    @Path("{user_id}")
    @RolesAllowed(Roles.USER)
    @Operation(
            operationId = "removeMember",
            summary = "Ends a member's part in a list; for owners, and for each member itself. One owner stays (409)")
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "204", description = "Has no part in the list any more")
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Changed")
    public void remove(@PathParam("id") UUID id, @PathParam("user_id") UUID member, @Context Request request) {
        members.remove(caller.subject(), id, member, version -> Versioned.requireMatch(request, version));
    }
}
