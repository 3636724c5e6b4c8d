package hallpass.auth.imports;

import hallpass.resource.stepup.StepUp;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes the users of another system, for admins. */
@DenyAll
@Path(UserImportResource.PATH)
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UserImportResource {

    static final String PATH = "users/imports";

    @Inject
    UserImport userImport;

    @Inject
    Caller caller;

    @POST
    @RolesAllowed(Roles.ADMIN)
    @StepUp(acr = "mfa", maxAge = "PT10M")
    @Consumes(MediaType.APPLICATION_JSON)
    public ImportReport json(
            @QueryParam("dry_run") @Nullable String dryRun,
            @QueryParam("roles") @Nullable String roles,
            InputStream body) {
        return run(dryRun, roles, body, JsonUsers::new);
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @StepUp(acr = "mfa", maxAge = "PT10M")
    @Consumes("text/csv")
    public ImportReport table(
            @QueryParam("dry_run") @Nullable String dryRun,
            @QueryParam("roles") @Nullable String roles,
            InputStream body) {
        return run(dryRun, roles, body, CsvUsers::new);
    }

    private ImportReport run(
            @Nullable String dryRun,
            @Nullable String roles,
            InputStream body,
            Function<BoundedText, UserSource> reader) {
        ImportOptions options = ImportOptions.parse(dryRun, roles);
        return userImport.run(caller.subject(), options, reader.apply(new BoundedText(body)));
    }
}
