package hallpass.todo.sync;

import hallpass.database.Migration;
import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.setting.Setting;
import hallpass.resource.token.LiveTokens;
import hallpass.todo.change.ChangeLog;
import hallpass.todo.list.ListAccess;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * All event streams of this server. A few times a second one task looks whether the log has grown, through this server
 * or another one. {@link StreamReaders} then reads for the streams of the users whom the news concerns.
 */
@ApplicationScoped
class Streams {
    private static final Logger LOG = System.getLogger(Streams.class.getName());
    private static final long LOOK_MILLIS = 250;
    private static final int LOOKS_PER_SECOND = 4;
    private static final long MANY = 10_000; // lines
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private int looks; // by one thread at a time
    private volatile long known;
    private @Nullable ScheduledFuture<?> looking;

    @Inject
    ChangeLog log;

    @Inject
    StreamReaders readers;

    @Inject
    ListAccess access;

    @Inject
    LiveTokens tokens;

    @Inject
    Migration migration;

    @Inject
    Clock clock;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Resource
    ManagedExecutorService threads;

    @Inject
    @Setting(name = "hallpass.todo.streams", defaultValue = "20")
    int mostOfOne;

    @Inject
    @Setting(name = "hallpass.todo.streams.all", defaultValue = "10000")
    int mostOfAll;

    @Inject
    @Setting(name = "hallpass.todo.heartbeat", defaultValue = "PT15S")
    Duration heartbeat;

    void start(@Observes Startup startup) {
        looking = scheduler.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes Shutdown shutdown) {
        if (looking != null) {
            looking.cancel(false);
        }
        streams.forEach(stream -> stream.writer().end("the server stops"));
    }

    /** @throws ProblemException 429 if the user has as many streams as may be */
    void open(UUID user, JsonWebToken token, Cursor from, AsyncContext context) throws IOException {
        EventStream stream = new EventStream(user, token, from, new EventWriter(context, threads, clock));
        admit(stream);
        try {
            stream.writer().begin(from.toString());
        } catch (IOException | RuntimeException gone) {
            streams.remove(stream);
            throw gone;
        }
        if (known > from.seq() || !from.live()) {
            readers.readFor(Stream.of(stream)); // older news, and what came in between
        }
    }

    /** Runs for one stream at a time, so it must be fast: a thousand clients come at once after a server's restart. */
    private void admit(EventStream stream) {
        synchronized (streams) {
            streams.removeIf(EventStream::ended);
            long same = streams.stream()
                    .filter(other -> other.user().equals(stream.user()))
                    .count();
            if (same >= mostOfOne) {
                throw new ProblemException(
                        Problem.of(429, "At most " + mostOfOne + " streams of one user. Close one of them."),
                        RETRY_AFTER);
            }
            if (streams.size() >= mostOfAll) {
                throw ProblemException.unavailable("This server has as many streams as it takes.", RETRY_AFTER);
            }
            streams.add(stream);
        }
    }

    void look() {
        if (streams.isEmpty() || !migration.done()) {
            return;
        }
        try {
            keep();
            long now = log.settled().last();
            long before = known;
            if (now > before) {
                known = now; // first, because a stream that is opened from here on compares with it
                readers.readFor(streams.stream().filter(concerned(before, now)));
            }
        } catch (RuntimeException away) { // a schedule that throws once would end
            LOG.log(Level.DEBUG, "The log can't be read just now", away);
        }
    }

    /** Ends streams without a good token, sends comments to the silent ones, and reads again for those that failed. */
    private void keep() {
        boolean askTokens = looks++ % LOOKS_PER_SECOND == 0;
        List<EventStream> behind = new ArrayList<>();
        for (Iterator<EventStream> all = streams.iterator(); all.hasNext(); ) {
            EventStream stream = all.next();
            if (stream.ended()) {
                all.remove();
            } else if (askTokens && !tokens.live(stream.token())) {
                stream.writer().end("the access token has expired, or its session has ended");
            } else {
                stream.writer().breakSilence(heartbeat.toMillis());
                if (stream.behind()) {
                    behind.add(stream);
                }
            }
        }
        readers.readFor(behind.stream());
    }

    /**
     * Selects the streams of users whom a change concerns. It selects all streams if there are too many changes or the
     * database doesn't answer: {@link #known} has been moved on, so nobody would look at these changes again.
     */
    private Predicate<EventStream> concerned(long after, long upTo) {
        if (upTo - after > MANY) {
            return any -> true;
        }
        try {
            List<UUID> audiences = log.audiences(after, upTo);
            Set<UUID> users = new HashSet<>(audiences);
            users.addAll(access.membersOf(audiences));
            return stream -> users.contains(stream.user());
        } catch (RuntimeException away) {
            LOG.log(Level.DEBUG, "Whom a change concerns can't be asked just now", away);
            return any -> true;
        }
    }
}
