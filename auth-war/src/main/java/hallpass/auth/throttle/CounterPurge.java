package hallpass.auth.throttle;

import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Keeps the table of counters small. */
@ApplicationScoped
class CounterPurge {

    @Inject
    Counters counters;

    @Inject
    Clock clock;

    @Inject
    Housekeeping housekeeping;

    void begin(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(5), "old counters", () -> counters.purge(clock.instant()));
    }
}
