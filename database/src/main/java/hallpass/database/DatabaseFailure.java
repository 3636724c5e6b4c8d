package hallpass.database;

import hallpass.resource.problem.KnownFailure;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A database that is away is a 503, a change that another one overtook is a 409; everything else stays a 500. */
@ApplicationScoped
class DatabaseFailure implements KnownFailure {

    static final String AWAY = "The database cannot be reached just now. Try again shortly.";
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);
    private static final Logger LOG = System.getLogger(DatabaseFailure.class.getName());

    /** 08: connection exception, 53: insufficient resources. */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "53");

    /**
     * 57P: operator intervention (PostgreSQL), 90067, 90098 and 90121: the same of H2, 90028 and 90031: H2 cannot read
     * or write its file, 58030: PostgreSQL cannot. 90020: H2's file is still open, for a while after it failed.
     */
    private static final Set<String> AWAY_STATES =
            Set.of("57P01", "57P02", "57P03", "58030", "90067", "90098", "90121", "90028", "90031", "90020");

    /** Serialization failure and deadlock: the other transaction won. */
    private static final Set<String> OVERTAKEN_STATES = Set.of("40001", "40P01");

    @Inject
    ServiceDatabase database;

    @Inject
    Clock clock;

    private @Nullable String toldState;
    private Instant toldAt = Instant.MIN;

    @Override
    public Optional<ProblemException> explain(Throwable failure) {
        if (failure instanceof OptimisticLockException) {
            return Optional.of(overtaken());
        }
        if (failure instanceof SQLException sql) {
            String state = sql.getSQLState() == null ? "" : sql.getSQLState();
            if (OVERTAKEN_STATES.contains(state)) {
                return Optional.of(overtaken());
            }
            if (away(sql, state)) {
                tell(sql, state);
                return Optional.of(ProblemException.unavailable(AWAY, RETRY_AFTER));
            }
        }
        return Optional.empty();
    }

    /** Once a minute for each kind of trouble: a full disk must not be filled by the log as well. */
    private synchronized void tell(SQLException failure, String state) {
        Instant now = clock.instant();
        if (!state.equals(toldState) || !now.isBefore(toldAt.plus(TOLD_EVERY))) {
            toldState = state;
            toldAt = now;
            String service = database.service();
            LOG.log(
                    Level.WARNING,
                    "The database of " + service + " cannot be used now: " + DatabaseTrouble.of(service, failure));
        }
    }

    private static boolean away(SQLException failure, String state) {
        return failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || AWAY_STATES.contains(state)
                || DatabaseTrouble.isOfH2File(failure)
                || (state.length() == 5 && AWAY_CLASSES.contains(state.substring(0, 2)));
    }

    private static ProblemException overtaken() {
        return ProblemException.conflict("Another change came first. Read it again and repeat yours.");
    }
}
