package hallpass.todo.list;

import hallpass.database.write.Idempotency;
import hallpass.database.write.PostResult;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.rest.JsonObjectReader;
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
import org.jspecify.annotations.Nullable;

/** {@code /todo/lists/{id}/members} */
@DenyAll
@Path("lists/{id}/members")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MemberResource {
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
    public Page<MemberView> list(
            @PathParam("id") UUID id,
            @QueryParam("page_size") @Nullable String pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
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
    public Response invite(
            @PathParam("id") UUID id, JsonObject json, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
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
            return new PostResult("lists/" + id + "/members/" + person.id(), member.version(), MemberView.of(member));
        });
    }

    @PATCH
    @Path("{user_id}")
    @RolesAllowed(Roles.USER)
    @Consumes({JsonObjectReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
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
    public void remove(@PathParam("id") UUID id, @PathParam("user_id") UUID member, @Context Request request) {
        members.remove(caller.subject(), id, member, version -> Versioned.requireMatch(request, version));
    }
}
