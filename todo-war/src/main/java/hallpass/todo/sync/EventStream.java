package hallpass.todo.sync;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * One client that listens. What is sent waits here until the network takes it, and no thread waits with it; a client that takes nothing is
 * let go before it costs much, and goes on later where it was.
 */
final class EventStream implements WriteListener, AsyncListener {
    static final String MEDIA_TYPE = "text/event-stream";

    private static final int MOST_WAITING = 1 << 20; // bytes

    private final UUID user;
    private final JsonWebToken token;
    private final AsyncContext context;
    private final Executor pushers;
    private final ServletOutputStream out;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean begun; // the container has called once: before that nobody may ask whether it is ready
    private boolean unflushed;
    private boolean ending;
    private boolean ended;
    private final long opened; // milliseconds since 1970, as the next
    private long lastSent;
    private Cursor cursor;
    private boolean reading;
    private boolean behind;

    EventStream(UUID user, JsonWebToken token, Cursor cursor, AsyncContext context, Executor pushers, Instant now)
            throws IOException {
        this.user = user;
        this.token = token;
        this.cursor = cursor;
        this.context = context;
        this.pushers = pushers;
        this.opened = now.toEpochMilli();
        this.lastSent = opened;
        this.out = context.getResponse().getOutputStream();
    }

    /** Answers, and begins to write; there may be events already, which wait. */
    void begin(Cursor from) throws IOException {
        context.setTimeout(0);
        context.addListener(this);
        if (context.getResponse() instanceof HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentType(MEDIA_TYPE + ";charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no"); // a proxy would hold events back
        }
        // the ordinary way, and once more under the listener: Liberty keeps the first flush to itself
        out.write(("retry: 2000\nid: " + from + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        send(": hello\n\n", Instant.now());
        out.setWriteListener(this);
    }

    UUID user() {
        return user;
    }

    JsonWebToken token() {
        return token;
    }

    synchronized Cursor cursor() {
        return cursor;
    }

    synchronized boolean ended() {
        return ended || ending;
    }

    /**
     * Sends a comment where it is time for one: after so much silence, and in a young stream as soon as it has been silent for half of its
     * life. Liberty holds back what is flushed before the thread of the request has come home, until there is another flush.
     *
     * @param quietFor the longest silence, in milliseconds
     */
    synchronized void keep(long quietFor, Instant now) {
        long at = now.toEpochMilli();
        if (at - lastSent >= Math.min((at - opened) / 2, quietFor)) {
            send(":\n\n", now);
            push();
        }
    }

    /** @return whether the caller is to read now; otherwise somebody does, and reads again when done */
    synchronized boolean startReading() {
        behind = true;
        if (reading || ended || ending) {
            return false;
        }
        reading = true;
        behind = false;
        return true;
    }

    /** @return whether there was news while it was read, and it has to be read again */
    synchronized boolean stopReading() {
        reading = behind && !ended && !ending;
        behind = false;
        return reading;
    }

    /** It could not be read: the next round tries again. */
    synchronized void failReading() {
        reading = false;
        behind = true;
    }

    synchronized boolean behind() {
        return behind && !reading;
    }

    synchronized void readUpTo(Cursor next) {
        cursor = next;
    }

    synchronized void send(String event, Instant now) {
        if (ended || ending) {
            return;
        }
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        waiting.add(bytes);
        waitingBytes += bytes.length;
        lastSent = now.toEpochMilli();
        if (waitingBytes > MOST_WAITING) {
            waiting.clear();
            finish();
        }
    }

    /** Lets the network take what is waiting. */
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

    /** Ends it, after what is waiting. */
    synchronized void end(String why) {
        if (!ended && !ending) {
            send(": " + why + "\n\n", Instant.now());
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
