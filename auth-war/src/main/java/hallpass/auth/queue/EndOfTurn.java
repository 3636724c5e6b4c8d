package hallpass.auth.queue;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Ends a turn when its request ends, also if the request never went on. */
record EndOfTurn(Turn turn) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        turn.end();
    }

    /** The request has waited too long. It gets the same answer as one that finds the queue full. */
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
