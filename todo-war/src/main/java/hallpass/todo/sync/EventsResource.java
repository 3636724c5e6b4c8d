package hallpass.todo.sync;

import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** {@code /todo/events} */
@DenyAll
@Path("events")
@RequestScoped
public class EventsResource {
    @Inject
    Streams streams;

    @Inject
    Reader reader;

    @Inject
    Caller caller;

    /**
     * RESTEasy makes the request asynchronous and then leaves it alone; {@link EventWriter} answers it without a
     * thread.
     */
    @GET
    @Produces(EventWriter.MEDIA_TYPE)
    @RolesAllowed(Roles.USER)
    public void events(
            @Suspended AsyncResponse suspended,
            @Context HttpServletRequest request,
            @Context SecurityContext security,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @QueryParam("since") @Nullable String since)
            throws IOException {
        String after = lastEventId == null || lastEventId.isEmpty() ? since : lastEventId;
        Cursor read = after == null || after.isEmpty()
                ? null
                : Cursor.parse(lastEventId == null || lastEventId.isEmpty() ? "since" : "Last-Event-ID", after);
        Cursor from = reader.listenFrom(read);
        UUID user = caller.subject();
        if (security.getUserPrincipal() instanceof JsonWebToken token) {
            streams.open(user, token, from, request.getAsyncContext());
        }
    }
}
