package ${package};

import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** One note for each user. The class is closed; each method says whom it serves. */
@DenyAll
@Path("notes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NoteResource {

    @Inject
    Notes notes;

    @Inject
    Caller caller;

    /** For everybody, without a token. */
    @GET
    @Path("about")
    @PermitAll
    public Map<String, String> about() {
        return Map.of("service", "${artifactId}");
    }

    /** For everybody who has signed in. */
    @GET
    @RolesAllowed(Roles.USER)
    public Note mine() {
        return notes.of(caller.subject());
    }

    @PUT
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Note write(Note note) {
        return notes.write(caller.subject(), note);
    }

    /** For admins only. */
    @GET
    @Path("count")
    @RolesAllowed(Roles.ADMIN)
    public Map<String, Integer> count() {
        return Map.of("notes", notes.count());
    }
}
