package hallpass.auth.throttle;

import hallpass.auth.TestSettings;
import hallpass.auth.event.Origin;
import hallpass.auth.key.KeyedHash;
import hallpass.database.write.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The throttle by its default rules, at a time and for an address that the test says. Its counters are in memory. */
public final class TestThrottle {

    private final Throttle throttle = new Throttle();
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private String address = "192.0.2.1";

    public TestThrottle() {
        throttle.clock = clock();
        throttle.counters = new CountersInMemory();
        throttle.rules = new WaitRules();
        throttle.rules.settings = TestSettings.of(Map.of());
        throttle.updates = new CounterUpdates();
        throttle.updates.counters = throttle.counters;
        throttle.updates.rules = throttle.rules;
        throttle.updates.clock = throttle.clock;
        throttle.updates.transaction = transaction();
        throttle.keyedHash = new KeyedHash() {
            @Override
            public String of(String purpose, String text) {
                return purpose + text;
            }
        };
        throttle.origin = new Origin() {
            @Override
            public String address() {
                return address;
            }
        };
    }

    public Throttle throttle() {
        return throttle;
    }

    /** It stands still until {@link #later}. */
    public Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    public void later(Duration time) {
        now = now.plus(time);
    }

    /** The requests come from this address from now on. */
    public void from(String newAddress) {
        address = newAddress;
    }

    /** There is nothing to roll back. */
    public static Transaction transaction() {
        return new Transaction() {
            @Override
            public <T> T run(Supplier<T> work) {
                return work.get();
            }
        };
    }

    private static final class CountersInMemory extends Counters {

        private final Map<String, Counter> rows = new HashMap<>();

        @Override
        List<Counter> seen(Collection<CounterKey> counted) {
            return read(counted);
        }

        @Override
        List<Counter> read(Collection<CounterKey> counted) {
            return counted.stream()
                    .map(key -> rows.get(key.key()))
                    .filter(Objects::nonNull)
                    .toList();
        }

        @Override
        void lock(Collection<CounterKey> counted) {
            // one thread
        }

        @Override
        Optional<Counter> find(CounterKey counted) {
            @Nullable Counter found = rows.get(counted.key());
            return Optional.ofNullable(found);
        }

        @Override
        Counter findOrAdd(CounterKey counted, Instant now) {
            return rows.computeIfAbsent(counted.key(), key -> new Counter(key, now));
        }

        @Override
        void remove(Counter counter) {
            rows.remove(counter.key());
        }
    }
}
