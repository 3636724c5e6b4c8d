package hallpass.auth.audit;

import hallpass.auth.event.RecordedEvent;
import hallpass.auth.user.Admins;
import hallpass.resource.problem.ProblemException;
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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit table. It can be read and nothing else. */
@DenyAll
@Path("audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    private static final UUID AFTER_ALL = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    @Inject
    AuditTrail trail;

    @Inject
    AuditNames names;

    @Inject
    Admins admins;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.ADMIN)
    public Page<?> list(
            @QueryParam("user") @Nullable String user,
            @QueryParam("type") @Nullable String type,
            @QueryParam("client") @Nullable String client,
            @QueryParam("since") @Nullable String since,
            @QueryParam("page_size") @Nullable String pageSize,
            @QueryParam("page_token") @Nullable String pageToken,
            @QueryParam("names") @Nullable String named) {
        admins.require(caller.subject());
        if (named != null && !named.equals("true") && !named.equals("false")) {
            throw ProblemException.invalid("names", "must be true or false");
        }
        AuditFilter filter = AuditFilter.parse(userId(user), type, client, since);
        PageRequest page = PageRequest.of(pageSize, pageToken, "audit", user, type, client, since);
        List<RecordedEvent> found = trail.newestFirst(filter, page.afterId(AFTER_ALL), page.size() + 1);
        Map<String, String> known = "true".equals(named) ? names.of(found) : null;
        return Page.of(
                found,
                page,
                event -> List.of(event.id().toString()),
                event -> known == null ? AuditView.of(event) : NamedAuditView.of(event, known));
    }

    /** People know a user by the e-mail. */
    private @Nullable String userId(@Nullable String user) {
        return user != null && user.contains("@") ? names.user(user).toString() : user;
    }
}
