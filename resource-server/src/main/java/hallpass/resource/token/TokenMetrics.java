package hallpass.resource.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** For operators: how old what we verify with is, how its fetches went, and why tokens were refused. */
@ApplicationScoped
class TokenMetrics {

    static final String CHANGED = "changed";
    static final String UNCHANGED = "unchanged";
    static final String REFUSED = "refused";
    static final String FAILED = "failed";

    /** The age of what is not there. */
    private static final double NONE = -1;

    @Inject
    MetricRegistry registry;

    @Inject
    KeySetRelay keys;

    @Inject
    TokenStatuses statuses;

    @Inject
    ThisService service;

    void start(@Observes Startup startup) {
        registry.gauge("hallpass.key.set.age.seconds", () -> seconds(keys.age()), service());
        registry.gauge("hallpass.status.list.age.seconds", () -> seconds(statuses.age()), service());
    }

    void keySetFetched(String outcome) {
        registry.counter("hallpass.key.set.fetches", service(), new Tag("outcome", outcome))
                .inc();
    }

    void fetched(String outcome) {
        registry.counter("hallpass.status.list.fetches", service(), new Tag("outcome", outcome))
                .inc();
    }

    void refused(TokenStatus status) {
        refused(status.name().toLowerCase(Locale.ROOT));
    }

    /** @param reason a word of ours, never something that the caller sent */
    void refused(String reason) {
        registry.counter("hallpass.tokens.refused", service(), new Tag("reason", reason))
                .inc();
    }

    private Tag service() {
        return new Tag("service", service.name());
    }

    private static double seconds(java.util.Optional<Duration> age) {
        return age.map(known -> known.toMillis() / 1000.0).orElse(NONE);
    }
}
