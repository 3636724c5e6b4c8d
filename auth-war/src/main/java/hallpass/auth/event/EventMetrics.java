package hallpass.auth.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * {@code hallpass_security_events_total}: sign-ins by outcome, reuse of refresh tokens, and all else that is
 * recorded. All there from the start with 0, since an alert cannot compare what is not there.
 */
@ApplicationScoped
class EventMetrics {

    @Inject
    MetricRegistry registry;

    void start(@Observes Startup startup) {
        for (EventType type : EventType.values()) {
            for (Outcome outcome : Outcome.values()) {
                registry.counter("hallpass.security.events", tags(type, outcome));
            }
        }
    }

    void count(EventType type, Outcome outcome) {
        registry.counter("hallpass.security.events", tags(type, outcome)).inc();
    }

    private static Tag[] tags(EventType type, Outcome outcome) {
        return new Tag[] {
            new Tag("type", type.text()), new Tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        };
    }
}
