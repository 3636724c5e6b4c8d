package hallpass.auth.session;

import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** How long sessions last. */
@ApplicationScoped
class SessionLifetimes {

    /** For so long a spent token gives the same successor again: the answer may be lost, or two tabs asked at once. */
    static final Duration REPEATABLE = Duration.ofSeconds(10);

    private static final Duration IDLE = Duration.ofDays(30);
    private static final Duration ABSOLUTE = Duration.ofDays(90);

    /** Asked each time: both can be changed while the server runs. */
    @Inject
    Settings settings;

    Instant sessionEnd(Instant start) {
        return start.plus(lifetime("hallpass.session.lifetime", ABSOLUTE));
    }

    /** Idle lifetime from now, never past the session's own end. */
    Instant refreshTokenEnd(Instant now, Session session) {
        Instant end = now.plus(idle());
        return end.isBefore(session.expiresAt()) ? end : session.expiresAt();
    }

    Duration idle() {
        return lifetime("hallpass.session.idle.lifetime", IDLE);
    }

    private Duration lifetime(String name, Duration otherwise) {
        return settings.duration(name, otherwise);
    }
}
