package hallpass.database.write;

import io.opentelemetry.instrumentation.annotations.WithSpan;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in a transaction. By hand and not by {@code @Transactional}: Liberty writes an incident with a stack trace for each kind of
 * exception that passes that annotation, and a 404 is no incident.
 */
@ApplicationScoped
public class Transaction {
    private static final int ATTEMPTS = 3;

    @Inject
    UserTransaction transaction;

    /** Knows of a transaction also where one that {@code @Transactional} began forbids {@link UserTransaction}. */
    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry registry;

    /**
     * Joins the transaction that is there. Otherwise begins one, and repeats the work from the start where another transaction overtook
     * it: who sent no {@code If-Match} doesn't care which came first, and who sent one gets the 412 that it asked for.
     *
     * @throws RuntimeException what the work throws, after rolling back
     */
    @WithSpan("transaction")
    public <T> T run(Supplier<T> work) {
        try {
            if (registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
                return work.get();
            }
            for (int attempt = 1; ; attempt++) {
                try {
                    return attempt(work);
                } catch (PersistenceException e) {
                    if (attempt == ATTEMPTS || !overtaken(e)) {
                        throw e;
                    }
                }
            }
        } catch (NotSupportedException | SystemException e) {
            throw new IllegalStateException("no transaction can be had", e);
        }
    }

    /** As {@link #run(Supplier)}, for work that may take longer than transactions usually may. */
    public <T> T run(Duration atMost, Supplier<T> work) {
        try {
            transaction.setTransactionTimeout((int) atMost.toSeconds());
            try {
                return run(work);
            } finally {
                transaction.setTransactionTimeout(0); // as before
            }
        } catch (SystemException e) {
            throw new IllegalStateException("no transaction can be had", e);
        }
    }

    private <T> T attempt(Supplier<T> work) throws NotSupportedException, SystemException {
        transaction.begin();
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            if (done) {
                commit();
            } else {
                transaction.rollback();
            }
        }
    }

    private void commit() throws SystemException {
        try {
            transaction.commit();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException e) {
            throw new PersistenceException(e);
        }
    }

    /** Class 40 of SQL states: the database chose this transaction to fail, for a deadlock or another's change. */
    private static boolean overtaken(PersistenceException failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof OptimisticLockException
                    || (cause instanceof SQLException sql
                            && sql.getSQLState() != null
                            && sql.getSQLState().startsWith("40"))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure.getCause() == failure ? null : failure.getCause();
    }
}
