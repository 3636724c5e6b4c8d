package hallpass.todo.task;

import hallpass.database.write.Idempotency;
import hallpass.database.write.PostResult;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import hallpass.todo.list.ListAccess;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /todo/tasks/batch} */
@DenyAll
@Path("tasks/batch")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BatchResource {
    @Inject
    Batch batch;

    @Inject
    ListAccess access;

    @Inject
    Idempotency idempotency;

    @Inject
    Caller caller;

    @POST
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response run(JsonObject json, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        if (json == null) {
            throw ProblemException.badRequest("A JSON object is needed as the body.");
        }
        List<BatchOperation> operations = Batch.parse(json);
        UUID user = caller.subject();
        return access.withInbox(user, () -> {
            UUID inbox = access.inboxOf(user); // outside the transaction
            return idempotency.once(
                    key, user, "POST tasks/batch", json, () -> PostResult.done(batch.run(user, inbox, operations)));
        });
    }
}
