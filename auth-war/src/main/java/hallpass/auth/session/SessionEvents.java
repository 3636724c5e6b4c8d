package hallpass.auth.session;

import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports the beginnings and the ends of sessions, each once. */
@ApplicationScoped
class SessionEvents {

    @Inject
    SecurityEvents events;

    void began(Session session) {
        events.record(SecurityEvent.success(EventType.SIGN_IN)
                .by(session.user())
                .to(session.user())
                .through(session.clientId())
                .because("session " + session.id()));
    }

    /** A session that an application was given; its user had signed in before. */
    void startedFor(Session session) {
        events.record(SecurityEvent.success(EventType.SESSION_STARTED)
                .by(session.user())
                .to(session.user())
                .through(session.clientId())
                .because("session " + session.id()));
    }

    /** @param actor who ended it; null if two hold the same token and nobody can say which one is the thief */
    void ended(Session session, EndReason reason, @Nullable UUID actor) {
        SecurityEvent event = reason == EndReason.REFRESH_TOKEN_REUSED || reason == EndReason.CODE_REUSED
                ? SecurityEvent.failure(reason.event())
                : SecurityEvent.success(reason.event());
        events.record(event.by(actor)
                .to(session.user())
                .through(session.clientId())
                .because(reason.text() + ", session " + session.id()));
    }
}
