package hallpass.todo.exchange;

import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /todo/export} */
@DenyAll
@Path("export")
@RequestScoped
@Tag(name = "Export and import")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "429", ref = "TooMany")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class ExportResource {
    static final String CSV = "text/csv";
    static final String CALENDAR = "text/calendar";

    @Inject
    Contents contents;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @GET
    @RolesAllowed(Roles.USER)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "exportTasks",
            summary = "All lists and tasks that the caller sees",
            description = "By Accept: application/json has everything and can be imported exactly; text/csv is for"
                    + " spreadsheets; text/calendar has VTODOs (RFC 5545).")
    @APIResponse(
            responseCode = "200",
            description = "Everything",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = CALENDAR, schema = @Schema(type = SchemaType.STRING))
            })
    public Response json() {
        UUID user = caller.subject();
        return answer(
                "json", MediaType.APPLICATION_JSON, out -> JsonExport.write(contents, user, clock.instant(), out));
    }

    @GET
    @RolesAllowed(Roles.USER)
    @Produces(CSV + ";qs=0.5") // JSON to who says nothing
    @Operation(hidden = true)
    public Response csv() {
        UUID user = caller.subject();
        return answer("csv", CSV + ";charset=UTF-8;header=present", out -> CsvExport.write(contents, user, out));
    }

    @GET
    @RolesAllowed(Roles.USER)
    @Produces(CALENDAR + ";qs=0.5")
    @Operation(hidden = true)
    public Response calendar() {
        UUID user = caller.subject();
        return answer("ics", CALENDAR + ";charset=UTF-8", out -> CalendarExport.write(contents, user, out));
    }

    /** Writes into the answer. */
    private interface Export {
        void write(Writer out) throws IOException;
    }

    private static Response answer(String suffix, String type, Export export) {
        StreamingOutput body = stream -> {
            Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 15);
            export.write(out);
            out.flush();
        };
        return Response.ok(body)
                .type(type)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"tasks." + suffix + "\"")
                .build();
    }
}
