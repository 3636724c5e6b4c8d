package hallpass.todo.sync;

import hallpass.resource.rest.SnakeCase;
import hallpass.todo.change.ChangeLog;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the news of streams and tells it to them, with a few threads for all streams of this server. */
@ApplicationScoped
class StreamReaders {
    private static final Logger LOG = System.getLogger(StreamReaders.class.getName());
    private static final Jsonb JSON = new SnakeCase().getContext(ChangeItem.class);
    private static final int PART = 100; // items
    private static final int MOST_THREADS = 4; // a change in a big list must not take all database connections

    private final Queue<List<EventStream>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger working = new AtomicInteger();

    @Inject
    ChangeLog log;

    @Inject
    Feed feed;

    @Resource
    ManagedExecutorService threads;

    /** Reads once for all streams of one user that have been told equally much. */
    void readFor(Stream<EventStream> news) {
        news.filter(EventStream::startReading)
                .collect(Collectors.groupingBy(stream -> Map.entry(stream.user(), stream.cursor())))
                .values()
                .forEach(equal -> {
                    waiting.add(equal);
                    work();
                });
    }

    private void work() {
        if (working.getAndUpdate(count -> Math.min(count + 1, MOST_THREADS)) < MOST_THREADS) {
            threads.execute(this::readWaiting);
        }
    }

    private void readWaiting() {
        for (List<EventStream> next = waiting.poll(); next != null; next = waiting.poll()) {
            read(next);
        }
        working.decrementAndGet();
        if (!waiting.isEmpty()) {
            work(); // something came after the last poll
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
            List<String> events =
                    part.steps().stream().map(StreamReaders::event).toList();
            for (EventStream stream : equal) {
                stream.tell(events, part.next());
            }
        } while (part.more() && !equal.stream().allMatch(EventStream::ended));
    }

    private static String event(Feed.Step step) {
        return "id: " + step.next() + "\nevent: " + step.item().entity() + "\ndata: " + JSON.toJson(step.item())
                + "\n\n";
    }
}
