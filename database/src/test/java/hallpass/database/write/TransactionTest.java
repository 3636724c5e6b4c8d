package hallpass.database.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TransactionTest {

    private final RecordedTransaction recorded = new RecordedTransaction();
    private final Transaction transaction = recorded.transaction();

    @Test
    void work_is_committed_and_its_result_given_back() {
        assertEquals("result", transaction.run(() -> "result"));

        assertEquals(List.of("begin", "commit"), recorded.calls());
    }

    @Test
    void work_without_a_result_is_committed_too() {
        AtomicInteger runs = new AtomicInteger();
        Runnable work = runs::incrementAndGet;

        transaction.run(work);

        assertEquals(1, runs.get());
        assertEquals(List.of("begin", "commit"), recorded.calls());
    }

    @Test
    void a_failure_rolls_back_and_is_passed_on() {
        RuntimeException failure = new IllegalArgumentException();

        assertSame(failure, assertThrows(RuntimeException.class, () -> transaction.run(failing(failure))));

        assertEquals(List.of("begin", "rollback"), recorded.calls());
    }

    @Test
    void the_transaction_that_is_there_is_joined() {
        transaction.run(() -> transaction.run(() -> transaction.runKeeping(IllegalStateException.class, () -> 1)));

        assertEquals(List.of("begin", "commit"), recorded.calls());
    }

    @Test
    void an_overtaken_one_is_repeated_until_it_succeeds() {
        AtomicInteger runs = new AtomicInteger();

        int result = transaction.run(() -> {
            if (runs.incrementAndGet() < 3) {
                throw new OptimisticLockException();
            }
            return runs.get();
        });

        assertEquals(3, result);
        assertEquals(List.of("begin", "rollback", "begin", "rollback", "begin", "commit"), recorded.calls());
    }

    @Test
    void an_overtaken_one_is_given_up_after_three_attempts() {
        AtomicInteger runs = new AtomicInteger();
        PersistenceException deadlock = new PersistenceException(new SQLException("deadlock", "40P01"));

        assertThrows(
                PersistenceException.class,
                () -> transaction.run(() -> {
                    runs.incrementAndGet();
                    throw deadlock;
                }));

        assertEquals(3, runs.get());
    }

    @Test
    void an_overtaken_one_inside_of_another_is_repeated_with_it() {
        AtomicInteger outer = new AtomicInteger();

        transaction.run(() -> {
            outer.incrementAndGet();
            return transaction.run(() -> {
                if (outer.get() == 1) {
                    throw new OptimisticLockException();
                }
                return true;
            });
        });

        assertEquals(2, outer.get());
    }

    @Test
    void another_failure_of_the_database_is_not_repeated() {
        AtomicInteger runs = new AtomicInteger();

        assertThrows(
                PersistenceException.class,
                () -> transaction.run(() -> {
                    runs.incrementAndGet();
                    throw new PersistenceException(new SQLException("duplicate key", "23505"));
                }));

        assertEquals(1, runs.get());
    }

    @Test
    void a_commit_that_was_overtaken_is_repeated_as_well() {
        recorded.failNextCommit(new OptimisticLockException());

        assertEquals(1, transaction.run(() -> 1));

        assertEquals(List.of("begin", "commit", "begin", "commit"), recorded.calls());
    }

    @Test
    void what_was_written_before_a_kept_exception_is_committed() {
        IllegalStateException kept = new IllegalStateException();

        assertSame(
                kept,
                assertThrows(
                        IllegalStateException.class,
                        () -> transaction.runKeeping(IllegalStateException.class, failing(kept))));

        assertEquals(List.of("begin", "commit"), recorded.calls());
    }

    @Test
    void another_exception_than_the_kept_one_rolls_back() {
        assertThrows(
                IllegalArgumentException.class,
                () -> transaction.runKeeping(IllegalStateException.class, failing(new IllegalArgumentException())));

        assertEquals(List.of("begin", "rollback"), recorded.calls());
    }

    @Test
    void longer_work_has_its_own_bound_and_leaves_the_usual_one_behind() {
        transaction.run(Duration.ofMinutes(2), () -> 1);

        assertEquals(List.of("timeout 120", "begin", "commit", "timeout 0"), recorded.calls());
    }

    @Test
    void work_that_needs_a_transaction_says_so() {
        assertThrows(IllegalStateException.class, transaction::require);

        transaction.run(() -> transaction.require());
    }

    private static Supplier<Integer> failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }
}
