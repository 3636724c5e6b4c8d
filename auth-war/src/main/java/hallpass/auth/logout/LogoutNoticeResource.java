package hallpass.auth.logout;

import hallpass.auth.user.Admins;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What applications were told of ended sessions, and those that could not be told, for admins. */
@DenyAll
@Path("logout-notices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LogoutNoticeResource {

    private static final UUID AFTER_ALL = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    @Inject
    LogoutNotices notices;

    @Inject
    Admins admins;

    @Inject
    Caller caller;

    @Inject
    Transaction transaction;

    @Inject
    Clock clock;

    @GET
    @RolesAllowed(Roles.ADMIN)
    public Page<LogoutNoticeView> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("page_size") @Nullable String pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        admins.require(caller.subject());
        NoticeState wanted = state == null ? null : state(state);
        PageRequest page = PageRequest.of(pageSize, pageToken, "logout-notices", state);
        return Page.of(
                notices.page(wanted, page.afterId(AFTER_ALL), page.size() + 1),
                page,
                notice -> List.of(notice.id().toString()),
                LogoutNoticeView::of);
    }

    /** Tries again what was given up, when the application is well again. */
    @POST
    @Path("{id}/retry")
    @RolesAllowed(Roles.ADMIN)
    public void retry(@PathParam("id") UUID id) {
        transaction.run(() -> {
            admins.requireUntilEnd(caller.subject());
            LogoutNotice notice = notices.locked(id).orElseThrow(ProblemException::notFound);
            if (notice.state() != NoticeState.FAILED) {
                throw ProblemException.conflict("not-failed", "Only a failed notice can be tried again.");
            }
            notice.retry(InstantColumn.now(clock));
        });
    }

    private static NoticeState state(String text) {
        return Arrays.stream(NoticeState.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("state", "must be waiting, sent or failed"));
    }
}
