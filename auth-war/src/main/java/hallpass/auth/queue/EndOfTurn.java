package hallpass.auth.queue;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Ends a turn with its request, also if that never went on. */
record EndOfTurn(Turn turn) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        turn.end();
    }

    /** It waited too long, and is answered as those that came when the queue was full. */
    @Override
    public void onTimeout(AsyncEvent event) {
        turn.end();
        event.getSuppliedRequest().setAttribute(QueueFilter.FULL, true);
        event.getAsyncContext().dispatch();
    }

    @Override
    public void onError(AsyncEvent event) {
        turn.end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // the turn is the same
    }
}
