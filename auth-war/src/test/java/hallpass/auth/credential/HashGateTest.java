package hallpass.auth.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.resource.problem.ProblemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HashGateTest {

    @Test
    void refuses_the_one_who_would_wait_behind_too_many() throws Exception {
        HashGate gate = gate(1, 0);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> gate.pass(
                1,
                () -> {
                    inside.countDown();
                    await(finish);
                    return "first";
                },
                HashGateTest::nothing));
        await(inside);

        ProblemException refused =
                assertThrows(ProblemException.class, () -> gate.pass(1, () -> "second", HashGateTest::nothing));

        assertEquals(503, refused.problem().status());
        finish.countDown();
        assertEquals("first", first.get(10, TimeUnit.SECONDS));
        assertEquals("third", gate.pass(1, () -> "third", HashGateTest::nothing));
    }

    @Test
    void a_failure_inside_gives_the_place_back() {
        HashGate gate = gate(1, 0);

        assertThrows(
                IllegalStateException.class,
                () -> gate.pass(
                        1,
                        () -> {
                            throw new IllegalStateException();
                        },
                        HashGateTest::nothing));

        assertEquals("next", gate.pass(1, () -> "next", HashGateTest::nothing));
    }

    @Test
    void a_hash_of_more_memory_waits_until_its_places_are_free_and_takes_no_more_than_there_are() throws Exception {
        HashGate gate = gate(2, 1);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        CompletableFuture<String> small = CompletableFuture.supplyAsync(() -> gate.pass(
                1,
                () -> {
                    inside.countDown();
                    await(finish);
                    return "small";
                },
                HashGateTest::nothing));
        await(inside);
        CompletableFuture<String> large =
                CompletableFuture.supplyAsync(() -> gate.pass(7, () -> "large", HashGateTest::nothing));
        while (!gate.someoneWaits()) {
            Thread.onSpinWait();
        }

        finish.countDown();

        assertEquals("small", small.get(10, TimeUnit.SECONDS));
        assertEquals("large", large.get(10, TimeUnit.SECONDS));
        assertEquals("next", gate.pass(2, () -> "next", HashGateTest::refused), "all places were given back");
    }

    @Test
    void who_had_to_wait_is_asked_again_and_the_others_are_not() throws Exception {
        HashGate gate = gate(1, 1);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> gate.pass(
                1,
                () -> {
                    inside.countDown();
                    await(finish);
                    return "first";
                },
                HashGateTest::refused));
        await(inside);
        CompletableFuture<String> second =
                CompletableFuture.supplyAsync(() -> gate.pass(1, () -> "second", HashGateTest::refused));
        while (!gate.someoneWaits()) {
            Thread.onSpinWait();
        }

        finish.countDown();

        assertEquals("first", first.get(10, TimeUnit.SECONDS));
        ExecutionException refused = assertThrows(ExecutionException.class, () -> second.get(10, TimeUnit.SECONDS));
        assertEquals(IllegalArgumentException.class, refused.getCause().getClass());
        assertEquals("third", gate.pass(1, () -> "third", HashGateTest::refused));
    }

    private static void nothing() {}

    private static void refused() {
        throw new IllegalArgumentException("too late");
    }

    private static HashGate gate(int parallel, int waiting) {
        HashGate gate = new HashGate();
        gate.open(parallel, waiting);
        return gate;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
