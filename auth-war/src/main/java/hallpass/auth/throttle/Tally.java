package hallpass.auth.throttle;

import hallpass.database.InstantColumn;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts, each time under the lock of what is counted. */
@ApplicationScoped
class Tally {

    @Inject
    Counters counters;

    @Inject
    WaitRules rules;

    @Inject
    Clock clock;

    @Transactional
    Duration fail(Attempt attempt) {
        Instant now = InstantColumn.now(clock);
        Standing standing = locked(attempt, now);
        Optional<Counted> device = standing.trustedDevice();
        if (device.isPresent()) {
            fail(device.get(), now);
            return Duration.ZERO; // it has lost one of its own tries
        }
        return attempt.ofStrangers().stream()
                .map(counted -> fail(counted, now))
                .reduce(Duration.ZERO, Standing::longer);
    }

    @Transactional
    void forgive(Attempt attempt) {
        Instant now = InstantColumn.now(clock);
        Standing standing = locked(attempt, now);
        Optional<Counter> device = standing.trustedDevice().flatMap(standing::find);
        if (standing.trustedDevice().isPresent()) {
            device.ifPresent(counters::remove); // not the account's: somebody elsewhere may be guessing at it
            return;
        }
        standing.find(attempt.account()).ifPresent(account -> {
            int slips = account.failures(rules.of(Kind.ACCOUNT), now);
            standing.find(attempt.address()).ifPresent(address -> address.forgive(slips, rules.of(Kind.ADDRESS), now));
            counters.remove(account);
        });
    }

    /** @throws ProblemException 429 where there were too many before */
    @Transactional
    void use(Counted counted) {
        counters.lock(List.of(counted));
        Instant now = InstantColumn.now(clock);
        Duration wait = counters.findOrAdd(counted, now).wait(now);
        if (!wait.isZero()) {
            throw ProblemException.tooManyRequests(wait);
        }
        fail(counted, now);
    }

    private Duration fail(Counted counted, Instant now) {
        return counters.findOrAdd(counted, now).fail(rules.of(counted.kind()), now);
    }

    private Standing locked(Attempt attempt, Instant now) {
        counters.lock(attempt.counted());
        Standing standing = new Standing(attempt, counters.read(attempt.counted()), rules.of(Kind.DEVICE), now);
        standing.require();
        return standing;
    }
}
