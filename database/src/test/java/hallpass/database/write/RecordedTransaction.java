package hallpass.database.write;

import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A container's transactions without a container: it notes what is asked for. */
class RecordedTransaction implements UserTransaction, TransactionSynchronizationRegistry {

    private final List<String> calls = new ArrayList<>();
    private int status = Status.STATUS_NO_TRANSACTION;
    private @Nullable RuntimeException commitFailure;

    Transaction transaction() {
        Transaction transaction = new Transaction();
        transaction.transaction = this;
        transaction.registry = this;
        return transaction;
    }

    List<String> calls() {
        return calls;
    }

    void failNextCommit(RuntimeException failure) {
        commitFailure = failure;
    }

    @Override
    public void begin() {
        calls.add("begin");
        status = Status.STATUS_ACTIVE;
    }

    @Override
    public void commit() throws RollbackException {
        calls.add("commit");
        status = Status.STATUS_NO_TRANSACTION;
        if (commitFailure != null) {
            RollbackException failure = new RollbackException();
            failure.initCause(commitFailure);
            commitFailure = null;
            throw failure;
        }
    }

    @Override
    public void rollback() {
        calls.add("rollback");
        status = Status.STATUS_NO_TRANSACTION;
    }

    @Override
    public void setTransactionTimeout(int seconds) {
        calls.add("timeout " + seconds);
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public int getTransactionStatus() {
        return status;
    }

    @Override
    public Object getTransactionKey() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void putResource(Object key, Object value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object getResource(Object key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setRollbackOnly() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean getRollbackOnly() {
        throw new UnsupportedOperationException();
    }
}
