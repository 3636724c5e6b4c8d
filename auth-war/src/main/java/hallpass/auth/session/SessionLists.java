package hallpass.auth.session;

import hallpass.resource.rest.Page;
import hallpass.resource.rest.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user's live sessions by the page, newest first, for the user and for admins alike. */
@ApplicationScoped
class SessionLists {

    private static final UUID AFTER_ALL = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    @Inject
    Sessions sessions;

    /** @param current the session that asks, to be marked in the list */
    Page<SessionView> page(UUID user, @Nullable UUID current, @Nullable String pageSize, @Nullable String pageToken) {
        PageRequest page = PageRequest.of(pageSize, pageToken, "sessions", user);
        return Page.of(
                sessions.live(user, page.afterId(AFTER_ALL), page.size() + 1),
                page,
                session -> List.of(session.id().toString()),
                session -> SessionView.of(session, current));
    }
}
