package hallpass.auth.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EndOfTurnTest {

    private final List<String> calls = new ArrayList<>();
    private final HttpServletRequest request = recording(HttpServletRequest.class);
    private final AsyncContext context = recording(AsyncContext.class);
    private final AsyncEvent event = new AsyncEvent(context, request, null);

    @Test
    void a_request_that_waited_too_long_gives_its_place_up_and_is_refused_as_if_the_queue_were_full() {
        HashQueue queue = queueOfOne();
        Turn late = queue.join().orElseThrow();
        assertTrue(queue.join().isEmpty());

        new EndOfTurn(late).onTimeout(event);

        assertTrue(queue.join().isPresent());
        assertEquals(List.of("setAttribute " + QueueFilter.FULL, "dispatch"), calls);
    }

    @Test
    void a_request_that_never_went_on_gives_its_place_up() {
        HashQueue queue = queueOfOne();
        Turn gone = queue.join().orElseThrow();

        new EndOfTurn(gone).onError(event);
        new EndOfTurn(gone).onComplete(event);

        assertTrue(queue.join().isPresent());
        assertTrue(queue.join().isEmpty());
    }

    /** All places but those of waiting requests are taken, and one may wait. */
    private static HashQueue queueOfOne() {
        HashQueue queue = new HashQueue();
        queue.parallel = OptionalInt.of(1);
        queue.waitingLimit = 1;
        queue.open();
        for (int i = 0; i < 3; i++) {
            assertTrue(queue.join().isPresent());
        }
        return queue;
    }

    private <T> T recording(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, given) -> {
                    calls.add(given == null ? called.getName() : called.getName() + " " + given[0]);
                    return null;
                }));
    }
}
