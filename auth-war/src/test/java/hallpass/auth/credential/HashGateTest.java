package hallpass.auth.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.resource.problem.ProblemException;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HashGateTest {

    @Test
    void refuses_the_one_who_would_wait_behind_too_many() throws Exception {
        HashGate gate = gate(1, 0);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> gate.pass(() -> {
            inside.countDown();
            await(finish);
            return "first";
        }));
        await(inside);

        ProblemException refused = assertThrows(ProblemException.class, () -> gate.pass(() -> "second"));

        assertEquals(503, refused.problem().status());
        finish.countDown();
        assertEquals("first", first.get(10, TimeUnit.SECONDS));
        assertEquals("third", gate.pass(() -> "third"));
    }

    @Test
    void a_failure_inside_gives_the_place_back() {
        HashGate gate = gate(1, 0);

        assertThrows(
                IllegalStateException.class,
                () -> gate.pass(() -> {
                    throw new IllegalStateException();
                }));

        assertEquals("next", gate.pass(() -> "next"));
    }

    private static HashGate gate(int parallel, int waiting) {
        HashGate gate = new HashGate();
        gate.parallel = OptionalInt.of(parallel);
        gate.waitingLimit = waiting;
        gate.open();
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
