package hallpass.todo.list;

import hallpass.resource.forward.CallsService;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The auth service's directory finds people by their e-mail, and decides which ones this caller may find. */
@CallsService("auth")
public interface Directory {

    @GET
    @Path("directory")
    @Produces(MediaType.APPLICATION_JSON)
    Entry find(@QueryParam("email") String email);

    /** One person, as the directory answers. */
    record Entry(UUID id, @Nullable String name) {}
}
