package hallpass.auth.administration;

import hallpass.auth.user.Admins;
import hallpass.auth.user.User;
import hallpass.auth.user.UserSearch;
import hallpass.auth.user.UserView;
import hallpass.auth.user.Users;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.rest.JsonObjectReader;
import hallpass.resource.rest.Page;
import hallpass.resource.rest.PageRequest;
import hallpass.resource.rest.Versioned;
import hallpass.resource.stepup.StepUp;
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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All users, for admins. Other users may read their own record. */
@DenyAll
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @Inject
    Users users;

    @Inject
    UserAdministration administration;

    @Inject
    Admins admins;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.ADMIN)
    public Page<UserView> list(
            @QueryParam("q") @Nullable String text,
            @QueryParam("role") @Nullable String role,
            @QueryParam("disabled") @Nullable String disabled,
            @QueryParam("page_size") @Nullable String pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        admins.require(caller.subject());
        UserSearch search = UserSearch.parse(text, role, disabled);
        PageRequest page = PageRequest.of(pageSize, pageToken, "users", text, role, disabled);
        List<User> found = users.search(search, page.afterId(BEFORE_ALL), page.size() + 1);
        return Page.of(found, page, user -> List.of(user.id().toString()), UserView::of);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.USER, Roles.ADMIN})
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        if (!caller.subject().equals(id)) {
            if (!caller.hasRole(Roles.ADMIN)) {
                throw ProblemException.notFound();
            }
            admins.require(caller.subject());
        }
        User user = users.find(id).orElseThrow(ProblemException::notFound);
        return Versioned.ok(request, user.version(), UserView.of(user));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Roles.ADMIN)
    @StepUp(acr = "mfa", maxAge = "PT10M")
    @Consumes({JsonObjectReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(@PathParam("id") UUID id, @Context Request request, JsonObject json) {
        UserChange change = UserChange.from(JsonBody.of(json));
        User user = administration.change(
                caller.subject(), id, seen -> Versioned.requireMatch(request, seen.version()), change);
        return Versioned.ok(request, user.version(), UserView.of(user));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.ADMIN)
    @StepUp(acr = "mfa", maxAge = "PT10M")
    public void delete(@PathParam("id") UUID id, @Context Request request) {
        administration.remove(caller.subject(), id, seen -> Versioned.requireMatch(request, seen.version()));
    }
}
