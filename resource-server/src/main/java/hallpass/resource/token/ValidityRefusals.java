package hallpass.resource.token;

import hallpass.resource.service.ServiceMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Counter;
import org.jspecify.annotations.Nullable;

/**
 * Counts good tokens that come too late or too early: {@code hallpass_tokens_out_of_time_total}. Late ones come every
 * day; early ones mean that a clock is wrong.
 */
@ApplicationScoped
class ValidityRefusals {

    private static final Logger LOG = System.getLogger(ValidityRefusals.class.getName());
    private static final String NAME = "hallpass.tokens.out.of.time";
    private static final long TOLD_EVERY = Duration.ofMinutes(1).toMillis();

    @Inject
    ServiceMetrics metrics;

    @Inject
    Clock clock;

    private @Nullable Counter expired;
    private @Nullable Counter early;
    private long toldAt;

    void start(@Observes Startup startup) {
        expired = metrics.counter(NAME, "reason", "expired");
        early = metrics.counter(NAME, "reason", "not_valid_yet");
    }

    void refused(TokenRules.Validity validity, double now) {
        boolean tooEarly = now < validity.from();
        Counter counter = tooEarly ? early : expired;
        if (counter != null) {
            counter.inc();
        }
        if (tooEarly) {
            tell(Math.round(validity.from() - now));
        }
    }

    private synchronized void tell(long seconds) {
        long now = clock.millis();
        if (toldAt == 0 || now - toldAt >= TOLD_EVERY) {
            toldAt = now;
            LOG.log(
                    Level.WARNING,
                    "An access token was refused because it is not valid until in " + seconds
                            + " s. This server's clock or the issuer's is wrong.");
        }
    }
}
