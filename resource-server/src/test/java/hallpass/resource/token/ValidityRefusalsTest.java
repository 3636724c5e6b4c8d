package hallpass.resource.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.resource.Logged;
import hallpass.resource.service.ServiceMetrics;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.metrics.Counter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clocks of the auth service and of this one are an hour apart. */
class ValidityRefusalsTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final ValidityRefusals refusals = new ValidityRefusals();
    private final Logged log = Logged.by(ValidityRefusals.class);
    private final Map<String, Integer> counted = new TreeMap<>();

    @BeforeEach
    void start() {
        refusals.metrics = new ServiceMetrics() {
            @Override
            public Counter counter(String name, String label, String reason) {
                return ValidityRefusalsTest.this.counter(reason);
            }
        };
        refusals.start(null);
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void a_token_that_comes_too_early_is_counted_and_told_once_a_minute() {
        refusedAt(NOON, NOON.plus(HOUR));
        refusedAt(NOON.plusSeconds(59), NOON.plus(HOUR));
        assertEquals(Map.of("not_valid_yet", 2), counted);
        assertEquals(1, log.messages().size());
        assertEquals(
                "An access token was refused because it is not valid until in 3600 s."
                        + " This server's clock or the issuer's is wrong.",
                log.messages().get(0));

        refusedAt(NOON.plusSeconds(60), NOON.plus(HOUR));
        assertEquals(2, log.messages().size());
    }

    @Test
    void one_that_comes_too_late_is_counted_only_since_that_happens_every_day() {
        refusedAt(NOON, NOON.minus(HOUR));

        assertEquals(Map.of("expired", 1), counted);
        assertEquals(0, log.messages().size());
    }

    private void refusedAt(Instant now, Instant validFrom) {
        refusals.clock = Clock.fixed(now, ZoneOffset.UTC);
        double from = validFrom.getEpochSecond();
        refusals.refused(new TokenRules.Validity(from, from + 300), now.getEpochSecond());
    }

    private Counter counter(String reason) {
        return (Counter) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Counter.class}, (self, method, arguments) -> {
                    counted.merge(reason, 1, Integer::sum);
                    return null;
                });
    }
}
