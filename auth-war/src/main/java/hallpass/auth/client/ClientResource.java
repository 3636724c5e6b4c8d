package hallpass.auth.client;

import hallpass.auth.secret.Secret;
import hallpass.auth.user.Admins;
import hallpass.database.write.Idempotency;
import hallpass.database.write.PostResult;
import hallpass.database.write.Transaction;
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
import org.jspecify.annotations.Nullable;

/** Registers and removes service clients. */
@DenyAll
@Path("clients")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
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

    @Inject
    ClientRules rules;

    @GET
    @RolesAllowed(Roles.ADMIN)
    public Page<JsonObject> list(
            @QueryParam("page_size") @Nullable String pageSize, @QueryParam("page_token") @Nullable String pageToken) {
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
    public Response register(JsonObject json, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        admins.require(caller.subject());
        NewClient asked = NewClient.from(JsonBody.of(json), json, rules);
        Response answer = key == null
                ? transaction.run(() -> {
                    Secret secret = clients.newSecret();
                    return idempotency.once(null, caller.subject(), REGISTER, json, () -> made(asked, secret, secret));
                })
                : idempotency.once(
                        key,
                        caller.subject(),
                        REGISTER,
                        json,
                        () -> {
                            Secret nonce = clients.newSecret();
                            return made(asked, repeatable.of(key, nonce.text()), nonce);
                        },
                        kept -> repeatable.shown(kept, key));
        return Response.fromResponse(answer).header("Cache-Control", "no-store").build();
    }

    /** @param told what stands in the secret's place in the answer */
    private PostResult made(NewClient asked, Secret secret, Secret told) {
        admins.requireUntilEnd(caller.subject());
        ServiceClient client = clients.add(asked, secret, caller.subject());
        return new PostResult(
                "clients/" + client.id(),
                client.version(),
                ClientView.withSecret(client, client.usesSecret() ? told : null));
    }

    @GET
    @Path("{client_id}")
    @RolesAllowed(Roles.ADMIN)
    public Response get(@PathParam("client_id") String id, @Context Request request) {
        admins.require(caller.subject());
        ServiceClient client = clients.find(id).orElseThrow(ProblemException::notFound);
        return Versioned.ok(request, client.version(), ClientView.of(client));
    }

    @DELETE
    @Path("{client_id}")
    @RolesAllowed(Roles.ADMIN)
    public void delete(@PathParam("client_id") String id, @Context Request request) {
        transaction.run(() -> {
            admins.requireUntilEnd(caller.subject());
            if (!clients.remove(id, seen -> Versioned.requireMatch(request, seen.version()), caller.subject())) {
                throw ProblemException.notFound();
            }
        });
    }
}
