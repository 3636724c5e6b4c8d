package hallpass.auth.throttle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** The failures that are counted under one {@link CounterKey}. */
@Entity
@Table(name = "throttle_counters")
class Counter {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    @Id
    @Column(name = "counter")
    private String key;

    private int failures;

    @Column(name = "counted_at", nullable = false)
    private Instant countedAt;

    @Column(name = "blocked_until", nullable = false)
    private Instant blockedUntil;

    @Column(name = "forgotten_at", nullable = false)
    private Instant forgottenAt;

    protected Counter() {} // for JPA

    Counter(String key, Instant now) {
        this.key = key;
        countedAt = now;
        blockedUntil = Instant.EPOCH; // not now: tries that came before this moment are as free as those after it
        forgottenAt = now;
    }

    String key() {
        return key;
    }

    int failures(WaitRule rule, Instant now) {
        return rule.left(failures, countedAt, now);
    }

    /** @return how long a try that came at the given time has to wait from now on; zero if it need not */
    Duration wait(Instant since, Instant now) {
        if (!blockedUntil.isAfter(since)) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, blockedUntil);
        return left.compareTo(SHORTEST) > 0 ? left : SHORTEST;
    }

    /** @return how long the next try has to wait */
    Duration fail(WaitRule rule, Instant now) {
        becomes(failures(rule, now) + 1, rule, now);
        Duration wait = rule.waitAfter(failures);
        if (!wait.isZero()) {
            blockedUntil = now.plus(wait);
        }
        return wait;
    }

    /** Takes failures back that were no guesses. */
    void forgive(int forgiven, WaitRule rule, Instant now) {
        becomes(Math.max(0, failures(rule, now) - forgiven), rule, now);
    }

    /** Notes another number of failures. */
    void becomes(int newFailures, WaitRule rule, Instant now) {
        failures = newFailures;
        countedAt = now;
        forgottenAt = rule.forgottenAt(newFailures, now);
    }
}
