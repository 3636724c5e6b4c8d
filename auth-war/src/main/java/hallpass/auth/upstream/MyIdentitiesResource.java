package hallpass.auth.upstream;

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
import java.util.UUID;

/** The identities at other providers by which the caller can sign in. */
@DenyAll
@Path("users/me/identities")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MyIdentitiesResource {

    @Inject
    UpstreamIdentities identities;

    @Inject
    Upstreams upstreams;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.USER)
    public Page<IdentityView> list() {
        return new Page<>(
                identities.of(caller.subject()).stream().map(this::view).toList(), null); // too few for a second page
    }

    @GET
    @Path("providers")
    @RolesAllowed(Roles.USER)
    public Page<ProviderView> providers() {
        return new Page<>(upstreams.all().stream().map(ProviderView::of).toList(), null);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    public void unlink(@PathParam("id") UUID id) {
        identities.unlink(caller.subject(), id);
    }

    private IdentityView view(UpstreamIdentity identity) {
        return new IdentityView(
                identity.id(),
                upstreams.ofIssuer(identity.issuer()).map(Upstream::name).orElse(identity.issuer()),
                identity.label(),
                identity.linkedAt(),
                identity.lastUsedAt());
    }
}
