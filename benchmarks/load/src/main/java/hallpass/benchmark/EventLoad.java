package hallpass.benchmark;

import hallpass.benchmark.Listeners.Stream;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * A thousand idle event streams on one of two to-do servers. It measures what they cost, how long the first bytes take,
 * and how long a change on this server or the other one takes to reach them.
 */
final class EventLoad {
    private static final int USERS = 50;
    private static final int STREAMS_EACH = 20;
    private static final int CHANGES = 20;
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofSeconds(20);

    private record User(UUID id, String token, List<Stream> streams) {}

    private final TodoServers servers;
    private final Target listening;
    private final Listeners listeners;
    private final List<User> users = new ArrayList<>();

    private EventLoad(TodoServers servers, Listeners listeners) {
        this.servers = servers;
        this.listening = servers.todo(0);
        this.listeners = listeners;
    }

    static void run() throws IOException, InterruptedException, SQLException {
        try (TodoServers servers = TodoServers.start(2);
                Listeners listeners = new Listeners()) {
            new EventLoad(servers, listeners).measure();
        }
    }

    private void measure() throws IOException, InterruptedException, SQLException {
        System.out.printf(
                Locale.ROOT,
                "%n## %,d event streams on one server, PostgreSQL, two to-do servers%n",
                USERS * STREAMS_EACH);
        for (int i = 0; i < USERS; i++) {
            users.add(user());
        }
        warmUp();
        collectGarbage();
        long memory = listening.residentMebibytes();
        long threads = listening.threads();
        open();
        idle();
        collectGarbage();
        say(
                "memory %d MiB before, %d MiB with them (resident, after a collection); threads %d before, %d with"
                        + " them",
                memory, listening.residentMebibytes(), threads, listening.threads());
        changes("one user's 20 streams told of a change, made on the same server", servers.todo(0));
        changes("one user's 20 streams told of a change, made on the other server", servers.todo(1));
        everybody();
    }

    private User user() throws IOException {
        JsonObject tokens = Api.tokens(servers.auth(), Api.register(servers.auth()));
        User user = new User(Api.subject(tokens), tokens.getString("access_token"), new ArrayList<>());
        create(servers.todo(0), user, "first"); // the first request makes the Inbox
        return user;
    }

    /** Warms the server up: it has done all of this before it is measured. */
    private void warmUp() throws IOException {
        try (Listeners few = new Listeners()) {
            for (User user : users) {
                few.open(listening.port(), user.token());
            }
            create(listening, users.get(0), "warm");
            few.await(few.streams(), Stream::begun, WITHIN);
        }
    }

    private void open() throws IOException {
        long start = System.nanoTime();
        double cpu = listening.cpuMillis();
        for (int i = 0; i < STREAMS_EACH; i++) {
            for (User user : users) {
                user.streams().add(listeners.open(listening.port(), user.token()));
            }
        }
        double opened = since(start);
        int silent = listeners.await(listeners.streams(), Stream::begun, WITHIN);
        double[] first = listeners.streams().stream()
                .filter(Stream::begun)
                .mapToDouble(stream -> (stream.first() - start) / 1e9)
                .sorted()
                .toArray();
        say(
                "all connected after %.1f s; first events after %.1f s (half of them), %.1f s (the last); %d silent;"
                        + " CPU %.2f ms each",
                opened,
                first[first.length / 2],
                first[first.length - 1],
                silent,
                (listening.cpuMillis() - cpu) / first.length);
    }

    private void idle() throws IOException {
        double cpu = listening.cpuMillis();
        listeners.await(listeners.streams(), stream -> false, IDLE);
        say("idle: CPU %.1f ms a second, heartbeats included", (listening.cpuMillis() - cpu) / IDLE.toSeconds());
    }

    private void changes(String what, Target writing) throws IOException {
        List<Long> last = new ArrayList<>();
        int missed = 0;
        for (int i = 0; i < CHANGES; i++) {
            User user = users.get(i % USERS);
            String title = UUID.randomUUID().toString();
            create(writing, user, title);
            long answered = System.nanoTime();
            missed += listeners.await(user.streams(), stream -> stream.has(title), WITHIN);
            last.add(latest(user.streams()) - answered);
        }
        print(what, last, missed);
    }

    /** Measures one change in a list that all users share. */
    private void everybody() throws IOException, SQLException {
        String list = Api.json(Api.answer(
                        201,
                        listening.port(),
                        Request.json(
                                "POST", "/todo/lists", Api.bearer(users.get(0).token()), "{\"name\":\"All\"}")))
                .getString("id");
        try (java.sql.Connection database = servers.postgres().connect("todo");
                PreparedStatement join = database.prepareStatement(
                        "insert into list_member (list_id, user_id, role) values (?, ?, 'EDITOR')")) {
            for (User user : users.subList(1, USERS)) {
                join.setObject(1, UUID.fromString(list));
                join.setObject(2, user.id());
                join.executeUpdate();
            }
        }
        List<Long> last = new ArrayList<>();
        int missed = 0;
        for (int i = 0; i < CHANGES / 2; i++) {
            String title = UUID.randomUUID().toString();
            Api.answer(
                    201,
                    servers.todo(1).port(),
                    Request.json(
                            "POST",
                            "/todo/tasks",
                            Api.bearer(users.get(i).token()),
                            "{\"title\":\"" + title + "\",\"list_id\":\"" + list + "\"}"));
            long answered = System.nanoTime();
            missed += listeners.await(listeners.streams(), stream -> stream.has(title), WITHIN);
            last.add(latest(listeners.streams()) - answered);
        }
        print("all 1,000 streams told of one change, made on the other server", last, missed);
    }

    private static void create(Target server, User user, String title) throws IOException {
        Api.answer(
                201,
                server.port(),
                Request.json("POST", "/todo/tasks", Api.bearer(user.token()), "{\"title\":\"" + title + "\"}"));
    }

    private static long latest(Collection<Stream> streams) {
        return streams.stream().mapToLong(Stream::changed).max().orElseThrow();
    }

    private void print(String what, List<Long> nanos, int missed) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        say(
                "%s: all after %.0f ms (median of %d), %.0f ms at most; %d missed",
                what,
                sorted[sorted.length / 2] / 1e6,
                sorted.length,
                LongStream.of(sorted).max().orElseThrow() / 1e6,
                missed);
    }

    private void collectGarbage() throws IOException, InterruptedException {
        new ProcessBuilder(System.getProperty("java.home") + "/bin/jcmd", Long.toString(listening.pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor(30, TimeUnit.SECONDS);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
