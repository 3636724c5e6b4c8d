package hallpass.auth.authorize;

import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Forgets codes and pushed requests that are worth nothing any more. */
@ApplicationScoped
class AuthorizationPurge {

    @Inject
    AuthorizationCodes codes;

    @Inject
    PushedRequests pushed;

    @Inject
    Housekeeping housekeeping;

    void begin(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "authorization codes", codes::removeOld);
        housekeeping.every(Duration.ofMinutes(10), "pushed authorization requests", pushed::removeExpired);
    }
}
