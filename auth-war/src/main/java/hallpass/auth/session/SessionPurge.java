package hallpass.auth.session;

import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Removes dead sessions, a while after their last access tokens have died. */
@ApplicationScoped
class SessionPurge {

    @Inject
    DeadSessions deadSessions;

    @Inject
    Housekeeping housekeeping;

    void begin(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "dead sessions", deadSessions::remove);
    }
}
