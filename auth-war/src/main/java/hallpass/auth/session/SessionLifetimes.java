package hallpass.auth.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long sessions last. */
@ApplicationScoped
class SessionLifetimes {

    /** A spent token gives the same successor again for so long: the answer was lost, or two tabs asked at once. */
    static final Duration REPEATABLE = Duration.ofSeconds(10);

    @Inject
    @ConfigProperty(name = "hallpass.session.idle.lifetime", defaultValue = "P30D")
    Duration idle;

    @Inject
    @ConfigProperty(name = "hallpass.session.lifetime", defaultValue = "P90D")
    Duration absolute;

    Instant sessionEnd(Instant start) {
        return start.plus(absolute);
    }

    /** Idle lifetime from now, never past the session's own end. */
    Instant refreshTokenEnd(Instant now, Session session) {
        Instant end = now.plus(idle);
        return end.isBefore(session.expiresAt()) ? end : session.expiresAt();
    }

    Duration idle() {
        return idle;
    }
}
