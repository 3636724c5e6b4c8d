package hallpass.auth.queue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request's place in the {@link HashQueue}. */
final class Turn {

    private final HashQueue queue;
    private final CompletableFuture<Void> coming = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    Turn(HashQueue queue) {
        this.queue = queue;
    }

    boolean hasCome() {
        return coming.isDone();
    }

    /** Runs it when the turn comes; at once if it has come already. */
    void whenItComes(Runnable goOn) {
        coming.thenRun(goOn);
    }

    void comes() {
        coming.complete(null);
    }

    /** Lets the next one in. More than once does no harm. */
    void end() {
        if (ended.compareAndSet(false, true)) {
            queue.end(this);
        }
    }
}
