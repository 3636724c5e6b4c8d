package hallpass.auth.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** {@code hallpass_refreshes_total}: how exchanges of refresh tokens went. */
@ApplicationScoped
class RefreshMetrics {

    private static final String NAME = "hallpass.refreshes";
    private static final String SUCCESS = "success";
    private static final String REFUSED = "refused";
    private static final String REUSED = "reused";

    @Inject
    MetricRegistry registry;

    private Map<String, Counter> counters = Map.of();

    /** Looks the counters up once, since a look-up in the registry is slow. */
    void start(@Observes Startup startup) {
        counters = Stream.of(SUCCESS, REFUSED, REUSED)
                .collect(Collectors.toUnmodifiableMap(
                        outcome -> outcome, outcome -> registry.counter(NAME, new Tag("outcome", outcome))));
    }

    SignedIn counted(Supplier<SignedIn> refresh) {
        try {
            SignedIn grant = refresh.get();
            count(SUCCESS);
            return grant;
        } catch (ReusedRefreshTokenException theft) {
            count(REUSED);
            throw theft;
        } catch (InvalidGrantException refused) {
            count(REFUSED);
            throw refused;
        }
    }

    private void count(String outcome) {
        Counter counter = counters.get(outcome);
        if (counter != null) {
            counter.inc();
        }
    }
}
