package hallpass.resource.status;

import hallpass.resource.service.ServiceMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Locale;

/** For operators: how old the status lists are, how their fetches went, and which tokens were refused by them. */
@ApplicationScoped
class StatusMetrics {

    static final String CHANGED = "changed";
    static final String UNCHANGED = "unchanged";
    static final String REFUSED = "refused";
    static final String FAILED = "failed";

    @Inject
    ServiceMetrics metrics;

    @Inject
    TokenStatuses statuses;

    void start(@Observes Startup startup) {
        metrics.age("hallpass.status.list.age.seconds", statuses::age);
    }

    /** The lists of another issuer: how old they are. Their fetches count with those of the own issuer. */
    void ageOf(String issuer, TokenStatuses lists) {
        metrics.age("hallpass.issuer.status.list.age.seconds", issuer, lists::age);
    }

    void fetched(String outcome) {
        metrics.counter("hallpass.status.list.fetches", "outcome", outcome).inc();
    }

    void refused(TokenStatus status) {
        metrics.counter("hallpass.tokens.refused", "reason", status.name().toLowerCase(Locale.ROOT))
                .inc();
    }
}
