package hallpass.database;

import hallpass.resource.problem.KnownFailure;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A database that is away is a 503, a change that another one overtook is a 409; everything else stays a 500. */
@ApplicationScoped
class DatabaseFailure implements KnownFailure {

    static final String AWAY = "The database cannot be reached just now. Try again shortly.";
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger(DatabaseFailure.class.getName());

    /** 08: connection exception, 53: insufficient resources. */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "53");

    /**
     * 57P: operator intervention (PostgreSQL), 90067, 90098 and 90121: the same of H2, 90028 and 90031: H2 cannot read
     * or write its file, 58030: PostgreSQL cannot.
     */
    private static final Set<String> AWAY_STATES =
            Set.of("57P01", "57P02", "57P03", "58030", "90067", "90098", "90121", "90028", "90031");

    /** What H2 throws inside a general error if its file cannot be written; its classes are the server's. */
    private static final String H2_STORE = "org.h2.mvstore.MVStoreException";

    /** Serialization failure and deadlock: the other transaction won. */
    private static final Set<String> OVERTAKEN_STATES = Set.of("40001", "40P01");

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
                LOG.log(Level.WARNING, "The database is away: " + sql.getClass().getName() + ", state " + state);
                return Optional.of(ProblemException.unavailable(AWAY, RETRY_AFTER));
            }
        }
        return Optional.empty();
    }

    private static boolean away(SQLException failure, String state) {
        return failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || AWAY_STATES.contains(state)
                || isOfH2Store(failure.getCause())
                || (state.length() == 5 && AWAY_CLASSES.contains(state.substring(0, 2)));
    }

    private static boolean isOfH2Store(@Nullable Throwable cause) {
        return cause != null && cause.getClass().getName().equals(H2_STORE);
    }

    private static ProblemException overtaken() {
        return ProblemException.conflict("Another change came first. Read it again and repeat yours.");
    }
}
