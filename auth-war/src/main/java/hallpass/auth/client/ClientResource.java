package hallpass.auth.client;

import hallpass.auth.secret.Secret;
import hallpass.auth.user.Admins;
import hallpass.database.write.Idempotency;
import hallpass.database.write.PostResult;
import hallpass.database.write.Transaction;
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
import jakarta.json.Json;
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
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Registers, changes and removes clients, for admins. */
@DenyAll
@Path("clients")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ClientResource {

    private static final String REGISTER = "POST clients";
    private static final int MAX_OVERLAP = 30 * 24 * 60 * 60; // seconds

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

    @Inject
    SectorIdentifier sector;

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
    @StepUp(acr = "mfa", maxAge = "PT10M")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(JsonObject json, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        admins.require(caller.subject());
        NewClient asked = NewClient.from(JsonBody.of(json), rules);
        sector.check(asked);
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

    @PATCH
    @Path("{client_id}")
    @RolesAllowed(Roles.ADMIN)
    @StepUp(acr = "mfa", maxAge = "PT10M")
    @Consumes({JsonObjectReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(@PathParam("client_id") String id, @Context Request request, JsonObject json) {
        admins.require(caller.subject());
        JsonBody.of(json);
        ServiceClient seen = clients.find(id).orElseThrow(ProblemException::notFound);
        sector.check(patched(seen, json)); // here, because it may take a while; what it was asked for is compared below
        ServiceClient client = transaction.run(() -> {
            admins.requireUntilEnd(caller.subject());
            return clients.change(
                            id,
                            now -> {
                                Versioned.requireMatch(request, now.version());
                                if (now.version() != seen.version()) {
                                    throw ProblemException.conflict(
                                            "Another change came first. Read the client again.");
                                }
                                return patched(now, json);
                            },
                            caller.subject())
                    .orElseThrow(ProblemException::notFound);
        });
        return Versioned.ok(request, client.version(), ClientView.of(client));
    }

    private NewClient patched(ServiceClient client, JsonObject patch) {
        JsonObject whole = Json.createMergePatch(patch)
                .apply(ClientView.changeable(client))
                .asJsonObject();
        return NewClient.from(JsonBody.of(whole), rules);
    }

    @POST
    @Path("{client_id}/secret")
    @RolesAllowed(Roles.ADMIN)
    @StepUp(acr = "mfa", maxAge = "PT10M")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response renewSecret(@PathParam("client_id") String id, JsonObject json) {
        Duration overlap = overlap(JsonBody.of(json));
        return transaction.run(() -> {
            admins.requireUntilEnd(caller.subject());
            Secret secret = clients.newSecret();
            ServiceClient client =
                    clients.renew(id, secret, overlap, caller.subject()).orElseThrow(ProblemException::notFound);
            return Response.ok(ClientView.withSecret(client, secret))
                    .tag(Versioned.tag(client.version()))
                    .header("Cache-Control", "no-store")
                    .build();
        });
    }

    private Duration overlap(JsonBody body) {
        if (!body.has("overlap") || body.isNull("overlap")) {
            return rules.overlap();
        }
        int seconds = body.requiredInteger("overlap", 0, MAX_OVERLAP);
        body.check();
        return Duration.ofSeconds(seconds);
    }

    @DELETE
    @Path("{client_id}")
    @RolesAllowed(Roles.ADMIN)
    @StepUp(acr = "mfa", maxAge = "PT10M")
    public void delete(@PathParam("client_id") String id, @Context Request request) {
        transaction.run(() -> {
            admins.requireUntilEnd(caller.subject());
            if (!clients.remove(id, seen -> Versioned.requireMatch(request, seen.version()), caller.subject())) {
                throw ProblemException.notFound();
            }
        });
    }
}
