package hallpass.auth.status;

import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Frees the places whose last access token has died long ago. */
@ApplicationScoped
class StatusPurge {

    @Inject
    StatusRows rows;

    @Inject
    Housekeeping housekeeping;

    void begin(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "used places in status lists", rows::release);
    }
}
