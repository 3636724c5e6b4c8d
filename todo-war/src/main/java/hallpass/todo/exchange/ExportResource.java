package hallpass.todo.exchange;

import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import hallpass.todo.compress.Compressed;
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

/** {@code /todo/export} */
@DenyAll
@Path("export")
@RequestScoped
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
    @Compressed
    @RolesAllowed(Roles.USER)
    @Produces(MediaType.APPLICATION_JSON)
    public Response json() {
        UUID user = caller.subject();
        return answer(
                "json", MediaType.APPLICATION_JSON, out -> JsonExport.write(contents, user, clock.instant(), out));
    }

    @GET
    @Compressed
    @RolesAllowed(Roles.USER)
    @Produces(CSV + ";qs=0.5") // a request without Accept gets JSON
    public Response csv() {
        UUID user = caller.subject();
        return answer("csv", CSV + ";charset=UTF-8;header=present", out -> CsvExport.write(contents, user, out));
    }

    @GET
    @Compressed
    @RolesAllowed(Roles.USER)
    @Produces(CALENDAR + ";qs=0.5")
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
