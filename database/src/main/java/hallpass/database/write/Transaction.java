package hallpass.database.write;

import hallpass.resource.problem.Causes;
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

/**
 * Runs work in a transaction: the one way to do so in this house. {@code @Transactional} isn't used, because Liberty
 * writes an incident with a stack trace for each kind of exception that leaves such a method, and a 404 is no incident
 * (docs/decisions/0013-transactions.md).
 *
 * <p>All methods join the transaction that is there, and leave commit and rollback to the code that began it. If there
 * is none, they begin one. They repeat the work from the start, up to three times in all, if another transaction
 * overtook it. So work must be fit to be repeated. A client that sent no {@code If-Match} doesn't care which change
 * came first, and a client that sent one gets its 412 from the repetition.
 */
@ApplicationScoped
public class Transaction {
    private static final int ATTEMPTS = 3;

    @Inject
    UserTransaction transaction;

    /** Can also be asked inside of {@link SeparateTransaction}, where {@link UserTransaction} is forbidden. */
    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry registry;

    @Inject
    SeparateTransaction separate;

    /** @throws RuntimeException what the work throws, after rolling back */
    @WithSpan("transaction")
    public <T> T run(Supplier<T> work) {
        try {
            if (active()) {
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

    /** As {@link #run(Supplier)}, for work without a result. */
    @WithSpan("transaction")
    public void run(Runnable work) {
        run(() -> {
            work.run();
            return true;
        });
    }

    /**
     * As {@link #run(Supplier)}, but commits if the work ends in the exception {@code kept}, and throws it then. For a
     * failure that leaves something behind: a counted attempt, a session that ended because its token was stolen.
     */
    @WithSpan("transaction")
    public <T> T runKeeping(Class<? extends RuntimeException> kept, Supplier<T> work) {
        Supplier<T> outcome = run(() -> {
            try {
                T result = work.get();
                return () -> result;
            } catch (RuntimeException e) {
                if (!kept.isInstance(e)) {
                    throw e;
                }
                return () -> {
                    throw e;
                };
            }
        });
        return outcome.get();
    }

    /**
     * Runs the work in a transaction of its own, while the one that is there waits. Its writes are committed when this
     * returns, whatever becomes of the other one. It isn't repeated.
     */
    @WithSpan("transaction")
    public <T> T runSeparately(Supplier<T> work) {
        return separate.run(work);
    }

    /** For work that makes sense only as a part of a transaction, such as taking a lock until its end. */
    public void require() {
        if (!active()) {
            throw new IllegalStateException("this needs a transaction");
        }
    }

    /** As {@link #run(Supplier)}, for work that may take longer than a transaction usually may. */
    @WithSpan("transaction")
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

    private boolean active() {
        return registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
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
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof OptimisticLockException
                        || (cause instanceof SQLException sql
                                && sql.getSQLState() != null
                                && sql.getSQLState().startsWith("40")));
    }
}
