package hallpass.todo.task;

import hallpass.database.write.Idempotency;
import hallpass.database.write.Made;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /todo/tasks/batch} */
@DenyAll
@Path("tasks/batch")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tasks")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "429", ref = "TooMany")
@APIResponse(responseCode = "503", ref = "Unavailable")
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
    @Operation(
            operationId = "batchTasks",
            summary = "Up to 100 operations, all or nothing",
            description =
                    "They are done in order, in one transaction. The first that fails undoes all: the answer has its"
                            + " status and problem, and its number, from 0, as operation.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = BatchBody.class),
                            examples = @ExampleObject(name = "one of each", value = """
                                                {"operations": [
                                                  {"op": "create", "task": {"title": "Buy milk"}},
                                                  {"op": "update", "id": "019abf6e-7c1e-7b52-9d5f-0f6f3c1d2e4a", "if_match": "\\"3\\"",
                                                   "task": {"status": "done"}},
                                                  {"op": "delete", "id": "019abf6e-7c1e-7b52-9d5f-0f6f3c1d2e4b"}]}""")))
    @APIResponse(
            responseCode = "200",
            description = "All done",
            content = @Content(schema = @Schema(implementation = BatchResults.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Changed")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "MediaType")
    @APIResponse(responseCode = "422", ref = "KeyReused")
    public Response run(
            JsonObject json,
            @HeaderParam(Idempotency.HEADER)
                    @Parameter(
                            description =
                                    "1 to 255 visible ASCII characters: within 24 h the same key answers the same and does nothing twice")
                    @Nullable
                    String key) {
        if (json == null) {
            throw ProblemException.badRequest("A JSON object is needed as the body.");
        }
        List<BatchOperation> operations = Batch.parse(json);
        UUID user = caller.subject();
        UUID inbox = access.inboxOf(user); // outside the transaction
        return idempotency.once(
                key, user, "POST tasks/batch", json, () -> Made.done(batch.run(user, inbox, operations)));
    }
}
