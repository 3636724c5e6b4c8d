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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** {@code /todo/import} */
@DenyAll
@Path(ImportResource.PATH)
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
    static final String PATH = "import";

    @Inject
    Import imports;

    @Inject
    Caller caller;

    @POST
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public ImportReport json(InputStream body, @Context HttpHeaders headers) {
        try (ImportFile file = ImportFile.ofJson(body, charset(headers))) {
            return imports.run(caller.subject(), file);
        }
    }

    @POST
    @RolesAllowed(Roles.USER)
    @Consumes(ExportResource.CALENDAR)
    public ImportReport calendar(InputStream body, @Context HttpHeaders headers) {
        try (ImportFile file = ImportFile.ofCalendar(body, charset(headers))) {
            return imports.run(caller.subject(), file);
        }
    }

    @POST
    @RolesAllowed(Roles.USER)
    @Consumes(ExportResource.CSV)
    public ImportReport table(InputStream body, @Context HttpHeaders headers) {
        try (ImportFile file = ImportFile.ofTable(body, charset(headers))) {
            return imports.run(caller.subject(), file);
        }
    }

    private static @Nullable String charset(HttpHeaders headers) {
        return headers.getMediaType().getParameters().get(MediaType.CHARSET_PARAMETER);
    }
}
