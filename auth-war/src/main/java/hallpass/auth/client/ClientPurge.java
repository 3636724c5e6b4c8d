package hallpass.auth.client;

import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Forgets what clients left behind: expired tokens, used assertions, registrations that nobody uses. */
@ApplicationScoped
class ClientPurge {

    @Inject
    ServiceTokens tokens;

    @Inject
    ClientAssertions assertions;

    @Inject
    SelfRegistration selfRegistration;

    @Inject
    Housekeeping housekeeping;

    void begin(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "service clients' expired tokens", tokens::removeExpired);
        housekeeping.every(Duration.ofMinutes(10), "used assertions of clients", assertions::removeExpired);
        housekeeping.every(Duration.ofMinutes(10), "clients that nobody uses", selfRegistration::removeUnused);
    }
}
