package hallpass.resource.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Metrics whose first label is {@code service}: servers with several services have one registry. */
@ApplicationScoped
public class ServiceMetrics {

    /** The value if nothing has an age. */
    private static final double NONE = -1;

    @Inject
    MetricRegistry registry;

    @Inject
    ThisService service;

    /** A counter. Keep it: looking it up takes as long as a small request. */
    public Counter counter(String name, String label, String value) {
        return registry.counter(name, service(), new Tag(label, value));
    }

    public void gauge(String name, Supplier<Number> value) {
        registry.gauge(name, value, service());
    }

    /** A gauge in seconds; -1 if there is no age. */
    public void age(String name, Supplier<Optional<Duration>> age) {
        registry.gauge(name, () -> seconds(age.get()), service());
    }

    /** As {@link #age(String, Supplier)}, for what is another issuer's. */
    public void age(String name, String issuer, Supplier<Optional<Duration>> age) {
        registry.gauge(name, () -> seconds(age.get()), service(), new Tag("issuer", issuer));
    }

    private Tag service() {
        return new Tag("service", service.name());
    }

    private static double seconds(Optional<Duration> age) {
        return age.map(Duration::toMillis).map(millis -> millis / 1000.0).orElse(NONE);
    }
}
