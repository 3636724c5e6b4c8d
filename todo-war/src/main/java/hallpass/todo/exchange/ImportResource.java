package hallpass.todo.exchange;

import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /todo/import} */
@DenyAll
@Path(ImportResource.PATH)
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Export and import")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "429", ref = "TooMany")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class ImportResource {
    static final String PATH = "import";

    @Inject
    Import imports;

    @Inject
    Caller caller;

    @POST
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "importTasks",
            summary = "Makes what a file has and the caller doesn't",
            description =
                    "The JSON of an export, or an iCalendar file. What is there already is skipped, so the same file"
                            + " makes nothing twice; what is wrong is skipped with its reason. A body of another form is 400, and"
                            + " nothing was done. It may be larger than other bodies: 64 MiB where nothing else is configured.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema =
                                @Schema(
                                        type = SchemaType.OBJECT,
                                        requiredProperties = "tasks",
                                        properties = {
                                            @SchemaProperty(
                                                    name = "lists",
                                                    type = SchemaType.ARRAY,
                                                    implementation = Map.class,
                                                    description = "As an export has them"),
                                            @SchemaProperty(
                                                    name = "tasks",
                                                    type = SchemaType.ARRAY,
                                                    implementation = Map.class,
                                                    description = "As an export has them; a title is enough")
                                        })),
                @Content(mediaType = ExportResource.CALENDAR, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "200",
            description = "What was made, and what was left out and why",
            content = @Content(schema = @Schema(implementation = ImportReport.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "MediaType")
    public ImportReport json(InputStream body) {
        try (ImportFile file = ImportFile.ofJson(body)) {
            return imports.run(caller.subject(), file);
        }
    }

    @POST
    @RolesAllowed(Roles.USER)
    @Consumes(ExportResource.CALENDAR)
    @Operation(hidden = true)
    public ImportReport calendar(InputStream body) {
        try (ImportFile file = ImportFile.ofCalendar(body)) {
            return imports.run(caller.subject(), file);
        }
    }
}
