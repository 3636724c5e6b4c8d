package hallpass.auth.authorize;

import hallpass.auth.client.ServiceClients;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Page;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** What the caller allowed third-party clients. */
@DenyAll
@Path("users/me/consents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MyConsentsResource {

    @Inject
    Consents consents;

    @Inject
    ServiceClients clients;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.USER)
    public Page<ConsentView> list() {
        List<Consent> given = consents.of(caller.subject());
        Map<String, String> names =
                clients.names(given.stream().map(Consent::client).toList());
        return new Page<>(
                given.stream()
                        .map(consent -> ConsentView.of(consent, names.getOrDefault(consent.client(), consent.client())))
                        .toList(),
                null); // too few for a second page
    }

    @DELETE
    @Path("{client_id}")
    @RolesAllowed(Roles.USER)
    public void withdraw(@PathParam("client_id") String client) {
        if (!consents.withdraw(caller.subject(), client)) {
            throw ProblemException.notFound();
        }
    }
}
