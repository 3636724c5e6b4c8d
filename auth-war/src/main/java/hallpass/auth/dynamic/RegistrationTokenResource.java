package hallpass.auth.dynamic;

import hallpass.auth.secret.Secret;
import hallpass.auth.user.Admins;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.rest.Page;
import hallpass.resource.rest.PageRequest;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives out initial access tokens and takes them back, for admins. */
@DenyAll
@Path("registration-tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RegistrationTokenResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @Inject
    RegistrationTokens tokens;

    @Inject
    Admins admins;

    @Inject
    Caller caller;

    @Inject
    Transaction transaction;

    @Inject
    SecureRandom random;

    @GET
    @RolesAllowed(Roles.ADMIN)
    public Page<RegistrationTokenView> list(
            @QueryParam("page_size") @Nullable String pageSize, @QueryParam("page_token") @Nullable String pageToken) {
        admins.require(caller.subject());
        PageRequest page = PageRequest.of(pageSize, pageToken, "registration-tokens");
        return Page.of(
                tokens.page(page.afterId(BEFORE_ALL), page.size() + 1),
                page,
                token -> List.of(token.id().toString()),
                RegistrationTokenView::of);
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @StepUp(acr = "mfa", maxAge = "PT10M")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(JsonObject json) {
        NewRegistrationToken asked = NewRegistrationToken.from(JsonBody.of(json));
        return transaction.run(() -> {
            admins.requireUntilEnd(caller.subject());
            Secret secret = Secret.random(random);
            RegistrationToken token = tokens.add(asked, secret, caller.subject());
            return Response.created(URI.create("registration-tokens/" + token.id()))
                    .entity(RegistrationTokenView.of(token, secret))
                    .header("Cache-Control", "no-store")
                    .build();
        });
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.ADMIN)
    public void delete(@PathParam("id") UUID id) {
        transaction.run(() -> {
            admins.requireUntilEnd(caller.subject());
            if (!tokens.remove(id, caller.subject())) {
                throw ProblemException.notFound();
            }
        });
    }
}
