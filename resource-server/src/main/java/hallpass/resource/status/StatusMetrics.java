package hallpass.resource.status;

import hallpass.resource.service.ThisService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** For operators: how old the status lists are, how their fetches went, and which tokens were refused by them. */
@ApplicationScoped
class StatusMetrics {

    static final String CHANGED = "changed";
    static final String UNCHANGED = "unchanged";
    static final String REFUSED = "refused";
    static final String FAILED = "failed";

    /** The age of lists that aren't there. */
    private static final double NONE = -1;

    @Inject
    MetricRegistry registry;

    @Inject
    TokenStatuses statuses;

    @Inject
    ThisService service;

    void start(@Observes Startup startup) {
        registry.gauge(
                "hallpass.status.list.age.seconds",
                () -> statuses.age().map(age -> age.toMillis() / 1000.0).orElse(NONE),
                service());
    }

    /** The lists of another issuer: how old they are. Their fetches count with those of the own issuer. */
    void ageOf(String issuer, TokenStatuses lists) {
        registry.gauge(
                "hallpass.issuer.status.list.age.seconds",
                () -> lists.age().map(age -> age.toMillis() / 1000.0).orElse(NONE),
                service(),
                new Tag("issuer", issuer));
    }

    void fetched(String outcome) {
        registry.counter("hallpass.status.list.fetches", service(), new Tag("outcome", outcome))
                .inc();
    }

    void refused(TokenStatus status) {
        Tag reason = new Tag("reason", status.name().toLowerCase(Locale.ROOT));
        registry.counter("hallpass.tokens.refused", service(), reason).inc();
    }

    private Tag service() {
        return new Tag("service", service.name());
    }
}
