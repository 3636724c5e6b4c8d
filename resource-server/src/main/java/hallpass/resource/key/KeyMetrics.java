package hallpass.resource.key;

import hallpass.resource.service.ServiceMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

/** For operators: how old the key set is, and how its fetches went. */
@ApplicationScoped
class KeyMetrics {

    static final String CHANGED = "changed";
    static final String UNCHANGED = "unchanged";
    static final String REFUSED = "refused";
    static final String FAILED = "failed";

    @Inject
    ServiceMetrics metrics;

    @Inject
    KeySetRelay keys;

    void start(@Observes Startup startup) {
        metrics.age("hallpass.key.set.age.seconds", keys::age);
    }

    /** The key set of another issuer: how old it is. Its fetches count with those of the own issuer. */
    void ageOf(String issuer, KeySetRelay relay) {
        metrics.age("hallpass.issuer.key.set.age.seconds", issuer, relay::age);
    }

    void fetched(String outcome) {
        metrics.counter("hallpass.key.set.fetches", "outcome", outcome).inc();
    }
}
