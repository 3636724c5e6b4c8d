package hallpass.todo.sync;

import hallpass.database.Migration;
import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.SnakeCase;
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
import jakarta.json.bind.Jsonb;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * All who listen on this server. One task looks a few times a second whether the log has grown, whoever wrote into it, on this server or
 * another; streams of users whom it concerns are then read for, a few at a time.
 */
@ApplicationScoped
class Streams {
    private static final Logger LOG = System.getLogger(Streams.class.getName());
    private static final Jsonb JSON = new SnakeCase().getContext(ChangeItem.class);
    private static final long LOOK_MILLIS = 250;
    private static final int LOOKS_PER_SECOND = 4;
    private static final int PART = 100; // items
    private static final int READERS = 4; // at once: a change in a big list must not take all connections
    private static final long MANY = 10_000; // lines
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final Queue<List<EventStream>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger working = new AtomicInteger();
    private int looks; // by one thread at a time
    private volatile long known;
    private @Nullable ScheduledFuture<?> looking;

    @Inject
    ChangeLog log;

    @Inject
    Feed feed;

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
    ManagedExecutorService readers;

    @Inject
    @ConfigProperty(name = "hallpass.todo.streams", defaultValue = "20")
    int mostOfOne;

    @Inject
    @ConfigProperty(name = "hallpass.todo.streams.all", defaultValue = "10000")
    int mostOfAll;

    @Inject
    @ConfigProperty(name = "hallpass.todo.heartbeat", defaultValue = "PT15S")
    Duration heartbeat;

    void start(@Observes Startup startup) {
        looking = scheduler.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes Shutdown shutdown) {
        if (looking != null) {
            looking.cancel(false);
        }
        streams.forEach(stream -> stream.end("the server stops"));
    }

    /** @throws ProblemException 429 where the user has as many as may be */
    void open(UUID user, JsonWebToken token, Cursor from, AsyncContext context) throws IOException {
        EventStream stream = new EventStream(user, token, from, context, readers, clock.instant());
        admit(stream);
        try {
            stream.begin(from);
        } catch (IOException | RuntimeException gone) {
            streams.remove(stream);
            throw gone;
        }
        if (known > from.seq() || !from.live()) {
            wake(Stream.of(stream)); // what was before, and what came in between
        }
    }

    /** One at a time, and nothing slow in it: a thousand clients come at once when a server was started again. */
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
                known = now; // first: who opens a stream from here on looks at this
                wake(streams.stream().filter(concerned(before, now)));
            }
        } catch (RuntimeException away) { // a schedule that throws once would end
            LOG.log(Level.DEBUG, "The log can't be read just now", away);
        }
    }

    /** In one pass: ends what is over, keeps the others from being taken for dead, and tries again what could not be read. */
    private void keep() {
        Instant now = clock.instant();
        long quietFor = heartbeat.toMillis();
        boolean ask = looks++ % LOOKS_PER_SECOND == 0;
        List<EventStream> behind = new ArrayList<>();
        for (Iterator<EventStream> all = streams.iterator(); all.hasNext(); ) {
            EventStream stream = all.next();
            if (stream.ended()) {
                all.remove();
            } else if (ask && !tokens.live(stream.token())) {
                stream.end("the access token has expired, or its session has ended");
            } else {
                stream.keep(quietFor, now);
                if (stream.behind()) {
                    behind.add(stream);
                }
            }
        }
        wake(behind.stream());
    }

    /** All streams, where it is too much to ask, or it can't be asked: what is known has been moved on, and nobody would look again. */
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

    /** Has them read for: once for all streams of a user that are equally far. */
    private void wake(Stream<EventStream> news) {
        news.filter(EventStream::startReading)
                .collect(Collectors.groupingBy(stream -> Map.entry(stream.user(), stream.cursor())))
                .values()
                .forEach(equal -> {
                    waiting.add(equal);
                    work();
                });
    }

    private void work() {
        if (working.getAndUpdate(count -> Math.min(count + 1, READERS)) < READERS) {
            readers.execute(this::readWaiting);
        }
    }

    private void readWaiting() {
        for (List<EventStream> next = waiting.poll(); next != null; next = waiting.poll()) {
            read(next);
        }
        working.decrementAndGet();
        if (!waiting.isEmpty()) {
            work(); // came after the last look
        }
    }

    private void read(List<EventStream> equal) {
        List<EventStream> left = equal;
        try {
            do {
                readOnce(left);
                left = left.stream().filter(EventStream::stopReading).toList();
            } while (!left.isEmpty());
        } catch (RuntimeException away) {
            left.forEach(EventStream::failReading);
            LOG.log(Level.DEBUG, "Streams can't be read for just now", away);
        }
    }

    private void readOnce(List<EventStream> equal) {
        EventStream any = equal.get(0);
        long upTo = log.settled().last();
        Feed.Part part;
        do {
            part = feed.read(any.user(), any.cursor(), upTo, PART);
            List<String> events = part.steps().stream().map(Streams::event).toList();
            for (EventStream stream : equal) {
                events.forEach(event -> stream.send(event, clock.instant()));
                stream.readUpTo(part.next());
                stream.push();
            }
        } while (part.more() && !equal.stream().allMatch(EventStream::ended));
    }

    private static String event(Feed.Step step) {
        return "id: " + step.next() + "\nevent: " + step.item().entity() + "\ndata: " + JSON.toJson(step.item())
                + "\n\n";
    }
}
