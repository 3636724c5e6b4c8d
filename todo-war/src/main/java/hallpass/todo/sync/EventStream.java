package hallpass.todo.sync;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** One client that listens: for whom, how far it has been told, and whether somebody reads for it now. */
final class EventStream {
    private final UUID user;
    private final JsonWebToken token;
    private final EventWriter writer;
    private Cursor cursor;
    private boolean reading;
    private boolean behind;

    EventStream(UUID user, JsonWebToken token, Cursor cursor, EventWriter writer) {
        this.user = user;
        this.token = token;
        this.cursor = cursor;
        this.writer = writer;
    }

    UUID user() {
        return user;
    }

    JsonWebToken token() {
        return token;
    }

    EventWriter writer() {
        return writer;
    }

    synchronized Cursor cursor() {
        return cursor;
    }

    boolean ended() {
        return writer.ended();
    }

    /**
     * @return whether the caller has to read now; otherwise another thread is reading, and reads again when it is done
     */
    synchronized boolean startReading() {
        behind = true;
        if (reading || ended()) {
            return false;
        }
        reading = true;
        behind = false;
        return true;
    }

    /** @return whether there was news while it was read, so that it has to be read again */
    synchronized boolean stopReading() {
        reading = behind && !ended();
        behind = false;
        return reading;
    }

    /** Notes that it could not be read; the next round tries again. */
    synchronized void failReading() {
        reading = false;
        behind = true;
    }

    synchronized boolean behind() {
        return behind && !reading;
    }

    /** @param next where to go on after these events */
    void tell(List<String> events, Cursor next) {
        events.forEach(writer::send);
        synchronized (this) {
            cursor = next;
        }
        writer.push();
    }
}
