package hallpass.auth.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.event.Origin;
import hallpass.auth.key.KeyedHash;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.setting.Settings;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tells one who tries a password on many accounts from the people of an office, by the default rules. */
class SprayingTest {

    private static final int FREE = 40;

    private final Throttle throttle = new Throttle();
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private String address = "192.0.2.1";

    @BeforeEach
    void prepare() {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        throttle.clock = clock;
        throttle.counters = new CountersInMemory();
        throttle.rules = new WaitRules();
        Config nothingSet = (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, args) -> Optional.empty());
        throttle.rules.settings = new Settings(() -> nothingSet);
        throttle.updates = new CounterUpdates();
        throttle.updates.counters = throttle.counters;
        throttle.updates.rules = throttle.rules;
        throttle.updates.clock = clock;
        throttle.updates.transaction = new Transaction() {
            @Override
            public <T> T run(Supplier<T> work) {
                return work.get();
            }
        };
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

    @Test
    void who_tries_one_password_on_many_accounts_waits_and_so_does_a_right_one() {
        for (int i = 0; i < FREE; i++) {
            wrong("victim" + i);
        }

        ProblemException refused = assertThrows(ProblemException.class, () -> wrong("victim" + FREE));
        assertEquals(Duration.ofSeconds(5), refused.retryAfter().orElseThrow().plusMillis(100));
        assertThrows(ProblemException.class, () -> right("mallory"));
    }

    @Test
    void each_further_account_doubles_the_wait() {
        int answered = 0;
        Instant end = now.plus(Duration.ofHours(1));
        while (now.isBefore(end)) {
            try {
                wrong("victim" + answered);
                answered++;
            } catch (ProblemException refused) {
                now = now.plus(refused.retryAfter().orElseThrow());
            }
        }

        assertTrue(answered < FREE + 70, answered + " guesses in an hour");
    }

    @Test
    void an_office_whose_people_mistype_and_get_in_does_not_wait() {
        for (int day = 0; day < 3; day++) {
            for (int i = 0; i < 200; i++) {
                wrong("clerk" + i);
                wrong("clerk" + i);
                right("clerk" + i);
            }
            now = now.plus(Duration.ofDays(1));
        }
    }

    @Test
    void those_who_get_in_at_once_make_up_for_those_who_do_not() {
        for (int i = 0; i < 200; i++) {
            if (i % 5 == 0) {
                wrong("clark" + i); // the name was wrong
            }
            right("clerk" + i);
        }
    }

    @Test
    void one_account_that_is_tried_again_and_again_is_one() {
        for (int i = 0; i < 3 * FREE; i++) {
            now = now.plus(Duration.ofMinutes(15));
            wrong("clerk");
        }

        assertTrue(throttle.counters.find(accounts()).orElseThrow().failures(rule(), now) <= 1);
    }

    @Test
    void a_success_with_an_own_account_makes_up_for_one_guess_only() {
        for (int i = 0; i < FREE; i++) {
            wrong("victim" + i);
            right("mallory");
        }

        wrong("one");
        assertThrows(ProblemException.class, () -> wrong("two"));
    }

    @Test
    void nor_do_own_slips_and_successes() {
        for (int i = 0; i < FREE - 1; i++) {
            wrong("mallory");
            right("mallory");
            wrong("victim" + i);
        }

        wrong("one");
        assertThrows(ProblemException.class, () -> wrong("two"));
    }

    @Test
    void another_address_does_not_wait_for_it() {
        for (int i = 0; i < FREE; i++) {
            wrong("victim" + i);
        }

        address = "192.0.2.2";

        wrong("clerk");
        right("clerk");
    }

    /** Three codes of a million are good at a time. */
    @Test
    void guesses_at_the_codes_of_one_account_from_a_hundred_addresses_get_in_less_than_once_in_ten_thousand_hours() {
        int answered = 0;
        Instant end = now.plus(Duration.ofHours(1));
        for (int guess = 0; guess < 10_000 && now.isBefore(end); guess++) {
            address = "192.0.2." + guess % 100;
            try {
                wrong("owner");
                answered++;
            } catch (ProblemException refused) {
                Attempt known = throttle.attempt("owner", "device");
                throttle.require(known);
                throttle.succeeded(known); // the owner gets in meanwhile, and that gives nobody more guesses
                now = now.plus(refused.retryAfter().orElseThrow());
            }
        }

        assertTrue(answered * 3 / 1_000_000.0 < 1 / 10_000.0, answered + " guesses in an hour");
    }

    @Test
    void a_known_device_gets_in_all_the_same() {
        for (int i = 0; i < FREE; i++) {
            wrong("victim" + i);
        }

        Attempt known = throttle.attempt("victim1", "device");

        throttle.require(known);
        throttle.succeeded(known);
    }

    private void wrong(String account) {
        Attempt attempt = throttle.attempt(account, null);
        throttle.require(attempt);
        throttle.failed(attempt);
        now = now.plusMillis(100);
    }

    private void right(String account) {
        Attempt attempt = throttle.attempt(account, null);
        throttle.require(attempt);
        throttle.succeeded(attempt);
        now = now.plusMillis(100);
    }

    private CounterKey accounts() {
        return throttle.attempt("anybody", null).accounts();
    }

    private WaitRule rule() {
        return throttle.rules.of(CounterKind.ACCOUNTS);
    }

    private static final class CountersInMemory extends Counters {

        private final Map<String, Counter> rows = new HashMap<>();

        @Override
        List<Counter> seen(Collection<CounterKey> counted) {
            return read(counted);
        }

        @Override
        List<Counter> read(Collection<CounterKey> counted) {
            List<Counter> found = new ArrayList<>();
            counted.stream()
                    .map(key -> rows.get(key.key()))
                    .filter(Objects::nonNull)
                    .forEach(found::add);
            return found;
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
