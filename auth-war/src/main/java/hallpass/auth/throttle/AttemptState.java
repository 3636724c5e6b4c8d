package hallpass.auth.throttle;

import hallpass.resource.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The counters of one attempt at one moment, and what they say about it. */
final class AttemptState {

    private final Attempt attempt;
    private final Map<String, Counter> counters;
    private final Function<CounterKind, WaitRule> rules;
    private final Instant now;

    AttemptState(Attempt attempt, Collection<Counter> counters, Function<CounterKind, WaitRule> rules, Instant now) {
        this.attempt = attempt;
        this.counters = counters.stream().collect(Collectors.toMap(Counter::key, Function.identity()));
        this.rules = rules;
        this.now = now;
    }

    /** @return the device, as long as it has tries of its own left; after that it is a stranger */
    Optional<CounterKey> trustedDevice() {
        return Optional.ofNullable(attempt.device())
                .filter(device -> failures(device) < rules.apply(device.kind()).free());
    }

    /** @return how many count now; for {@link CounterKind#TRIED_ACCOUNT} what became of it */
    int failures(CounterKey counted) {
        return find(counted)
                .map(counter -> counter.failures(rules.apply(counted.kind()), now))
                .orElse(0);
    }

    /** @return whether a success would show that the people at this address get in */
    boolean isNewSuccess() {
        return failures(attempt.accounts()) > 0 && failures(attempt.triedAccount()) != TriedAccount.GOT_IN;
    }

    Optional<Counter> find(CounterKey counted) {
        return Optional.ofNullable(counters.get(counted.key()));
    }

    /** @throws ProblemException 429 if the attempt has to wait */
    void require() {
        if (trustedDevice().isPresent()) {
            return;
        }
        Duration longest = attempt.ofStrangers().stream()
                .flatMap(counted -> find(counted).stream())
                .map(counter -> counter.wait(attempt.since(), now))
                .reduce(Duration.ZERO, AttemptState::longer);
        if (!longest.isZero()) {
            throw ProblemException.tooManyRequests(longest);
        }
    }

    /** @return whether a success would forget nothing */
    boolean isClean() {
        return find(trustedDevice().orElse(attempt.account())).isEmpty() && !isNewSuccess();
    }

    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
