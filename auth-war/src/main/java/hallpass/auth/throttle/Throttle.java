package hallpass.auth.throttle;

import hallpass.auth.event.Origin;
import hallpass.auth.key.KeyedHash;
import hallpass.database.InstantColumn;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes those wait who have guessed wrong too often. Nothing here knows whether an account exists. */
@ApplicationScoped
public class Throttle {

    private static final String PURPOSE = "throttle ";

    @Inject
    Counters counters;

    @Inject
    CounterUpdates tally;

    @Inject
    WaitRules rules;

    @Inject
    KeyedHash keyedHash;

    @Inject
    Origin origin;

    @Inject
    Clock clock;

    /**
     * @param account the e-mail in the form in which two spellings of it are equal
     * @param device names a device or session in which this account's user has signed in; null where there is none
     */
    public Attempt attempt(String account, @Nullable String device) {
        return new Attempt(
                counted(CounterKind.ACCOUNT, account),
                counted(CounterKind.ADDRESS, Networks.of(origin.address())),
                device == null ? null : counted(CounterKind.DEVICE, device),
                InstantColumn.now(clock));
    }

    /** @throws ProblemException 429 where the account or the address has to wait, unless the device has tries left */
    public void require(Attempt attempt) {
        standing(attempt).require();
    }

    /**
     * Counts a failure; in the running transaction, where there is one, with what is reported of it.
     *
     * @return how long the next guess has to wait; zero for not at all
     * @throws ProblemException 429 where another guess came first after which this one must not be answered
     */
    public Duration failed(Attempt attempt) {
        return tally.fail(attempt);
    }

    /**
     * Forgets the failures of who has shown the right password: those of the device, or else those of the account, and
     * as many of the address, for they were a person's slips. An address that guesses at many accounts gets nothing for
     * a success with its own.
     *
     * @throws ProblemException 429 where a guess came first after which this one must not be answered
     */
    public void succeeded(Attempt attempt) {
        AttemptState standing = standing(attempt);
        standing.require();
        if (!standing.isClean()) {
            tally.forgive(attempt);
        }
    }

    /** Counts a look into the directory. @throws ProblemException 429 where the user has had too many */
    public void lookUp(UUID user) {
        tally.use(counted(CounterKind.DIRECTORY, user.toString()));
    }

    /** Counts a request for mail. @throws ProblemException 429 where this network has had too many */
    public void mail() {
        tally.use(counted(CounterKind.MAIL, Networks.of(origin.address())));
    }

    private AttemptState standing(Attempt attempt) {
        return new AttemptState(
                attempt, counters.read(attempt.counted()), rules.of(CounterKind.DEVICE), InstantColumn.now(clock));
    }

    private CounterKey counted(CounterKind kind, String name) {
        return new CounterKey(kind, keyedHash.of(PURPOSE + kind, name));
    }
}
