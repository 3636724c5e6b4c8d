package hallpass.auth.passkey;

import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Forgets challenges that are too old to be used once more. */
@ApplicationScoped
class PasskeyPurge {

    @Inject
    Challenges challenges;

    @Inject
    Housekeeping housekeeping;

    void begin(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "used challenges of passkeys", challenges::removeOld);
    }
}
