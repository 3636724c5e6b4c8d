package hallpass.resource.key;

import hallpass.resource.service.ThisService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** For operators: how old the key set is, and how its fetches went. */
@ApplicationScoped
class KeyMetrics {

    static final String CHANGED = "changed";
    static final String UNCHANGED = "unchanged";
    static final String REFUSED = "refused";
    static final String FAILED = "failed";

    /** The age of a key set that isn't there. */
    private static final double NONE = -1;

    @Inject
    MetricRegistry registry;

    @Inject
    KeySetRelay keys;

    @Inject
    ThisService service;

    void start(@Observes Startup startup) {
        registry.gauge(
                "hallpass.key.set.age.seconds",
                () -> keys.age().map(age -> age.toMillis() / 1000.0).orElse(NONE),
                service());
    }

    /** The key set of another issuer: how old it is. Its fetches count with those of the own issuer. */
    void ageOf(String issuer, KeySetRelay relay) {
        registry.gauge(
                "hallpass.issuer.key.set.age.seconds",
                () -> relay.age().map(age -> age.toMillis() / 1000.0).orElse(NONE),
                service(),
                new Tag("issuer", issuer));
    }

    void fetched(String outcome) {
        registry.counter("hallpass.key.set.fetches", service(), new Tag("outcome", outcome))
                .inc();
    }

    private Tag service() {
        return new Tag("service", service.name());
    }
}
