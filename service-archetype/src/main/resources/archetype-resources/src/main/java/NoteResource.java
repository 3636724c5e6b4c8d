package ${package};

import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.stepup.StepUp;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Everybody's own notes. The class is closed; each method says whom it serves. */
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
    public List<Note> mine() {
        return notes.of(caller.subject());
    }

    /** Somebody else's note is 404 and not 403, which would say that it is there. */
    @GET
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    public Note one(@PathParam("id") UUID id) {
        return notes.find(caller.subject(), id).orElseThrow(ProblemException::notFound);
    }

    @POST
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response write(JsonObject json) {
        Note written = notes.write(caller.subject(), NewNote.from(JsonBody.of(json)));
        return Response.created(URI.create("notes/" + written.id())).entity(written).build();
    }

    /** For everybody who has signed in within the last ten minutes. */
    @DELETE
    @RolesAllowed(Roles.USER)
    @StepUp(maxAge = "PT10M")
    public void removeMine() {
        notes.removeAll(caller.subject());
    }

    /** For admins only. */
    @GET
    @Path("count")
    @RolesAllowed(Roles.ADMIN)
    public Map<String, Long> count() {
        return Map.of("notes", notes.count());
    }
}
