package hallpass.todo.sync;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Writes server-sent events to one client without a thread of its own: events wait in memory until the network takes
 * them. A client that takes nothing is cut off before it costs much memory.
 */
final class EventWriter implements WriteListener, AsyncListener {
    static final String MEDIA_TYPE = "text/event-stream";

    private static final int MOST_WAITING = 1 << 20; // bytes

    private final AsyncContext context;
    private final Executor pushers;
    private final Clock clock;
    private final ServletOutputStream out;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean begun; // only after the container's first call may anybody ask whether it is ready
    private boolean unflushed;
    private boolean ending;
    private boolean ended;
    private final long opened; // milliseconds since 1970, like the next
    private long lastSent;

    EventWriter(AsyncContext context, Executor pushers, Clock clock) throws IOException {
        this.context = context;
        this.pushers = pushers;
        this.clock = clock;
        this.opened = clock.millis();
        this.lastSent = opened;
        this.out = context.getResponse().getOutputStream();
    }

    /**
     * Answers the request, and begins to write. Events may be waiting already.
     *
     * @param id the first event id, for a client that reconnects before any event
     */
    void begin(String id) throws IOException {
        context.setTimeout(0);
        context.addListener(this);
        if (context.getResponse() instanceof HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentType(MEDIA_TYPE + ";charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no"); // a proxy would hold events back
        }
        // written directly and once more under the listener, because Liberty keeps the first flush to itself
        out.write(("retry: 2000\nid: " + id + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        send(": hello\n\n");
        out.setWriteListener(this);
    }

    synchronized boolean ended() {
        return ended || ending;
    }

    /**
     * Sends a comment after a long silence, and in a young stream as soon as it has been silent for half of its life:
     * Liberty holds back what was flushed before the request's thread came back, until there is another flush.
     *
     * @param longest silence, in milliseconds
     */
    synchronized void breakSilence(long longest) {
        long now = clock.millis();
        if (now - lastSent >= Math.min((now - opened) / 2, longest)) {
            send(":\n\n");
            push();
        }
    }

    /** Adds to what waits; {@link #push} writes it. */
    synchronized void send(String event) {
        if (ended()) {
            return;
        }
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        waiting.add(bytes);
        waitingBytes += bytes.length;
        lastSent = clock.millis();
        if (waitingBytes > MOST_WAITING) {
            waiting.clear();
            finish();
        }
    }

    /** Writes as much as the network takes. */
    synchronized void push() {
        if (ended || !begun) {
            return;
        }
        try {
            while (out.isReady()) {
                byte[] next = waiting.poll();
                if (next != null) {
                    waitingBytes -= next.length;
                    out.write(next);
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    break;
                }
            }
        } catch (IOException | IllegalStateException gone) {
            finish();
            return;
        }
        if (ending && waiting.isEmpty()) {
            finish();
        }
    }

    /** Ends the stream as soon as everything that waits is written. */
    synchronized void end(String reason) {
        if (!ended()) {
            send(": " + reason + "\n\n");
            ending = true;
            push();
        }
    }

    private void finish() {
        if (!ended) {
            ended = true;
            try {
                context.complete();
            } catch (IllegalStateException completed) {
                // the container was first
            }
        }
    }

    @Override
    public synchronized void onWritePossible() {
        begun = true;
        pushers.execute(this::push); // a flush within this call has no effect on Liberty
    }

    @Override
    public synchronized void onError(Throwable gone) {
        finish();
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        ended = true;
    }

    @Override
    public synchronized void onTimeout(AsyncEvent event) {
        finish();
    }

    @Override
    public synchronized void onError(AsyncEvent event) {
        finish();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
