package hallpass.todo.change;

import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Forgets old changes. */
@ApplicationScoped
class ChangePurge {

    @Inject
    ChangeLog log;

    @Inject
    Housekeeping housekeeping;

    void begin(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofHours(1), "old changes", log::purge);
    }
}
