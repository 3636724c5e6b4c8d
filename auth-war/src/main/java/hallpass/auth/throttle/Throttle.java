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

/** Makes clients wait that have guessed wrong too often. Nothing here knows whether an account exists. */
@ApplicationScoped
public class Throttle {

    private static final String PURPOSE = "throttle ";

    @Inject
    Counters counters;

    @Inject
    CounterUpdates updates;

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
     * @param device names a device or session in which this account's user has signed in; null if there is none
     */
    public Attempt attempt(String account, @Nullable String device) {
        String network = Networks.of(origin.address());
        return new Attempt(
                counted(CounterKind.ACCOUNT, account),
                counted(CounterKind.ADDRESS, network),
                counted(CounterKind.ACCOUNTS, network),
                counted(CounterKind.TRIED_ACCOUNT, network + " " + account),
                device == null ? null : counted(CounterKind.DEVICE, device),
                InstantColumn.now(clock));
    }

    /** @throws ProblemException 429 if the account or the address has to wait, unless the device has tries left */
    public void require(Attempt attempt) {
        state(attempt).require();
    }

    /**
     * Counts a failure; in the running transaction, if there is one, with what is reported of it.
     *
     * @return how long the next guess has to wait; zero for not at all
     * @throws ProblemException 429 if another guess came first after which this one must not be answered
     */
    public Duration failed(Attempt attempt) {
        return updates.fail(attempt);
    }

    /**
     * Forgets failures after the right password was shown: those of the device, or else those of the account, and
     * as many of the address, for they were a person's slips. Of the accounts that were tried from the address one is
     * forgotten, but only once for each account that gets in. So an address that guesses at many accounts gains hardly
     * anything by successes with its own.
     *
     * @throws ProblemException 429 if a guess came first after which this one must not be answered
     */
    public void succeeded(Attempt attempt) {
        AttemptState state = state(attempt);
        state.require();
        if (!state.isClean()) {
            updates.forgive(attempt);
        }
    }

    /** Counts a look into the directory. @throws ProblemException 429 if the user has had too many */
    public void lookUp(UUID user) {
        updates.use(counted(CounterKind.DIRECTORY, user.toString()));
    }

    /** Counts a request for mail. @throws ProblemException 429 if this network has had too many */
    public void mail() {
        updates.use(counted(CounterKind.MAIL, Networks.of(origin.address())));
    }

    /** Counts a registration of a client. @throws ProblemException 429 if this network has had too many */
    public void clientRegistration() {
        updates.use(counted(CounterKind.CLIENT_REGISTRATION, Networks.of(origin.address())));
    }

    /** Counts a look for a device's code. @throws ProblemException 429 if user or network have had too many */
    public void userCode(UUID user) {
        updates.use(counted(CounterKind.USER_CODE, user.toString()));
        deviceCode();
    }

    /** Counts a request for a device's code. @throws ProblemException 429 if this network has had too many */
    public void deviceCode() {
        updates.use(counted(CounterKind.USER_CODE_NETWORK, Networks.of(origin.address())));
    }

    /** Counts a step of a sign-in by another provider. @throws ProblemException 429 if this network has had too many */
    public void upstream() {
        updates.use(counted(CounterKind.UPSTREAM, Networks.of(origin.address())));
    }

    /** Counts an answer of an authenticator. @throws ProblemException 429 if this network has had too many */
    public void passkey() {
        updates.use(counted(CounterKind.PASSKEY, Networks.of(origin.address())));
    }

    private AttemptState state(Attempt attempt) {
        return new AttemptState(attempt, counters.seen(attempt.counted()), rules::of, InstantColumn.now(clock));
    }

    private CounterKey counted(CounterKind kind, String name) {
        return new CounterKey(kind, keyedHash.of(PURPOSE + kind, name));
    }
}
