package hallpass.auth.audit;

import hallpass.auth.AuthApplication;
import hallpass.auth.event.RecordedEvent;
import hallpass.auth.user.Admins;
import hallpass.resource.problem.Problem;
import hallpass.resource.rest.Page;
import hallpass.resource.rest.PageRequest;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happened. It can be read and nothing else. */
@DenyAll
@Path("audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@SecurityRequirement(name = AuthApplication.SIGNED_IN, scopes = AuthApplication.SCOPE)
@APIResponse(
        responseCode = "401",
        description = "No or a bad access token",
        content = @Content(mediaType = Problem.MEDIA_TYPE))
@APIResponse(
        responseCode = "403",
        description = "The role admin is missing, in the token or by now",
        content = @Content(mediaType = Problem.MEDIA_TYPE))
public class AuditResource {

    private static final UUID AFTER_ALL = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    @Inject
    AuditTrail trail;

    @Inject
    Admins admins;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "listSecurityEvents",
            summary = "List security events, newest first",
            description = "Several filters together give the events that pass all of them. Events are kept as long as"
                    + " the configuration says (HALLPASS_AUDIT_RETENTION).")
    @APIResponse(
            responseCode = "200",
            description = "One page; next_page_token is absent on the last one",
            content = @Content(schema = @Schema(implementation = AuditPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "Invalid parameters",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Page<AuditView> list(
            @Parameter(description = "Id of a user who did it, or to whom it was done") @QueryParam("user") @Nullable
                    String user,
            @Parameter(description = "What happened", example = "refresh_token_reused") @QueryParam("type") @Nullable
                    String type,
            @Parameter(description = "client_id of the request", example = "hallpass") @QueryParam("client") @Nullable
                    String client,
            @Parameter(description = "The first moment, inclusive", example = "2026-12-01T08:00:00Z")
                    @QueryParam("since")
                    @Nullable
                    String since,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
                    @QueryParam("page_size")
                    @Nullable
                    String pageSize,
            @Parameter(description = "As the page before gave it") @QueryParam("page_token") @Nullable
                    String pageToken) {
        admins.require(caller.subject());
        AuditFilter filter = AuditFilter.parse(user, type, client, since);
        PageRequest page = PageRequest.of(pageSize, pageToken, "audit", user, type, client, since);
        List<RecordedEvent> found = trail.newestFirst(filter, page.afterId(AFTER_ALL), page.size() + 1);
        return Page.of(found, page, event -> List.of(event.id().toString()), AuditView::of);
    }
}
