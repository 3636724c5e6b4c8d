package hallpass.auth.key;

import hallpass.database.InstantColumn;
import hallpass.resource.problem.ProblemException;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The signing keys, for admins: their states, never their private halves. */
@DenyAll
@Path("keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeyResource {

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    @Inject
    SigningKeys keys;

    @Inject
    KeyRotation rotation;

    @Inject
    KeyWithdrawal withdrawal;

    @Inject
    KeyAdmins admins;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.ADMIN)
    public Page<KeyView> list(
            @QueryParam("page_size") @Nullable String pageSize, @QueryParam("page_token") @Nullable String pageToken) {
        admins.require(caller.subject());
        PageRequest page = PageRequest.of(pageSize, pageToken, "keys");
        List<String> after = page.after();
        List<SigningKey> found = after == null
                ? keys.page(END_OF_TIME, "", page.size() + 1)
                : keys.page(time(after), after.get(after.size() - 1), page.size() + 1);
        return Page.of(found, page, key -> List.of(key.createdAt().toString(), key.kid()), KeyView::of);
    }

    @POST
    @Path("rotate")
    @RolesAllowed(Roles.ADMIN)
    @StepUp(acr = "mfa", maxAge = "PT10M")
    public Response rotate() {
        admins.require(caller.subject());
        return Response.status(Response.Status.CREATED)
                .entity(KeyView.of(rotation.rotate(caller.subject())))
                .build();
    }

    @DELETE
    @Path("{kid}")
    @RolesAllowed(Roles.ADMIN)
    @StepUp(acr = "mfa", maxAge = "PT10M")
    public void withdraw(@PathParam("kid") String kid, @Context Request request) {
        if (!withdrawal.of(kid, seen -> Versioned.requireMatch(request, seen.version()), caller.subject())) {
            throw ProblemException.notFound();
        }
    }

    private static Instant time(List<String> after) {
        try {
            return InstantColumn.parse(after.get(0));
        } catch (DateTimeException forged) {
            throw PageRequest.foreignToken();
        }
    }
}
