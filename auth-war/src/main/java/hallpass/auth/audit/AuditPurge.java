package hallpass.auth.audit;

import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import hallpass.resource.setting.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * Removes events that are older than the operator keeps them, a thousand at a time: the table stays open for writing.
 */
@ApplicationScoped
class AuditPurge {

    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofHours(1);

    /** So many chunks in a row at most. The rest is removed in the next round. */
    private static final int CHUNKS = 200;

    @Inject
    Housekeeping housekeeping;

    @Inject
    AuditTrail trail;

    @Inject
    Clock clock;

    @Inject
    @Setting(name = "hallpass.audit.retention", defaultValue = "P365D")
    Duration retention;

    void begin(@Observes Migrated migrated) {
        housekeeping.every(interval(retention), "old security events", this::purge);
    }

    /** @return a twentieth of the retention, so that events are not kept much longer; an hour at most */
    static Duration interval(Duration retention) {
        Duration part = retention.dividedBy(20);
        if (part.compareTo(OFTEN) < 0) {
            return OFTEN;
        }
        return part.compareTo(SELDOM) > 0 ? SELDOM : part;
    }

    private void purge() {
        for (int i = 0; i < CHUNKS; i++) {
            if (trail.removeOldest(clock.instant().minus(retention)) < AuditTrail.CHUNK) {
                return;
            }
        }
    }
}
