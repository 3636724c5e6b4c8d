package hallpass.auth.sso;

import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Forgets sign-ins that are over. */
@ApplicationScoped
class SignInPurge {

    @Inject
    BrowserSignIns signIns;

    @Inject
    Housekeeping housekeeping;

    void begin(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "sign-ins that are over", signIns::removeDead);
    }
}
