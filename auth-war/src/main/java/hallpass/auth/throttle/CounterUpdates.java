package hallpass.auth.throttle;

import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes counters, under their lock, and in the running transaction if there is one. */
@ApplicationScoped
class CounterUpdates {

    @Inject
    Counters counters;

    @Inject
    WaitRules rules;

    @Inject
    Transaction transaction;

    @Inject
    Clock clock;

    Duration fail(Attempt attempt) {
        return transaction.run(() -> failed(attempt));
    }

    void forgive(Attempt attempt) {
        transaction.run(() -> forgiven(attempt));
    }

    /** @throws ProblemException 429 if there were too many before */
    void use(CounterKey counted) {
        transaction.run(() -> used(counted));
    }

    private Duration failed(Attempt attempt) {
        Instant now = InstantColumn.now(clock);
        AttemptState state = locked(attempt, now);
        Optional<CounterKey> device = state.trustedDevice();
        if (device.isPresent()) {
            fail(device.get(), now);
            return Duration.ZERO; // it has lost one of its own tries
        }
        Duration wait = AttemptState.longer(fail(attempt.account(), now), fail(attempt.address(), now));
        if (state.failures(attempt.triedAccount()) == TriedAccount.FAILED) {
            return wait; // not one more account
        }
        became(TriedAccount.FAILED, attempt, now);
        return AttemptState.longer(wait, fail(attempt.accounts(), now));
    }

    private void became(int what, Attempt attempt, Instant now) {
        counters.findOrAdd(attempt.triedAccount(), now).becomes(what, rules.of(CounterKind.TRIED_ACCOUNT), now);
    }

    private void forgiven(Attempt attempt) {
        Instant now = InstantColumn.now(clock);
        AttemptState state = locked(attempt, now);
        if (state.isNewSuccess()) {
            became(TriedAccount.GOT_IN, attempt, now);
            state.find(attempt.accounts())
                    .ifPresent(accounts -> accounts.forgive(1, rules.of(CounterKind.ACCOUNTS), now));
        }
        Optional<Counter> device = state.trustedDevice().flatMap(state::find);
        if (state.trustedDevice().isPresent()) {
            device.ifPresent(counters::remove); // not the account's: somebody elsewhere may be guessing at it
            return;
        }
        state.find(attempt.account()).ifPresent(account -> {
            int slips = state.failures(attempt.account());
            state.find(attempt.address())
                    .ifPresent(address -> address.forgive(slips, rules.of(CounterKind.ADDRESS), now));
            counters.remove(account);
        });
    }

    private Duration used(CounterKey counted) {
        counters.lock(List.of(counted));
        Instant now = InstantColumn.now(clock);
        Duration wait = counters.findOrAdd(counted, now).wait(now, now);
        if (!wait.isZero()) {
            throw ProblemException.tooManyRequests(wait);
        }
        return fail(counted, now);
    }

    private Duration fail(CounterKey counted, Instant now) {
        return counters.findOrAdd(counted, now).fail(rules.of(counted.kind()), now);
    }

    private AttemptState locked(Attempt attempt, Instant now) {
        counters.lock(attempt.locked());
        AttemptState state = new AttemptState(attempt, counters.read(attempt.counted()), rules::of, now);
        state.require();
        return state;
    }
}
