package hallpass.auth.client;

import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Forgets service clients' tokens after they have expired. */
@ApplicationScoped
class ServiceTokenPurge {

    @Inject
    ServiceTokens tokens;

    @Inject
    Housekeeping housekeeping;

    void begin(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "service clients' expired tokens", tokens::removeExpired);
    }
}
