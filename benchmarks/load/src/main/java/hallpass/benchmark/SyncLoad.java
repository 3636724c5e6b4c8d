package hallpass.benchmark;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sixteen writers on two to-do servers and one PostgreSQL send overlapping transactions of one to fifty operations.
 * Meanwhile clients follow {@code /todo/changes} on both servers. Does a copy that follows the cursor alone end equal
 * to the server's data?
 */
final class SyncLoad {
    private static final int WRITERS = 16;
    private static final int FOLLOWERS = 4;
    private static final Duration TIME = Duration.ofSeconds(30);

    private final TodoServers servers;
    private final Map<String, String> bearer;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong transactions = new AtomicLong();
    private final AtomicLong operations = new AtomicLong();
    private final Map<String, Long> answered = new ConcurrentHashMap<>(); // time of the answer by id of the new task

    private SyncLoad(TodoServers servers, Map<String, String> bearer) {
        this.servers = servers;
        this.bearer = bearer;
    }

    static void run() throws IOException, InterruptedException, ExecutionException {
        try (TodoServers servers = TodoServers.start(2)) {
            new SyncLoad(servers, Api.newUser(servers.auth())).measure();
        }
    }

    /**
     * @param copy entity tags by id
     * @param late milliseconds from the answer of a creation until a follower knew it
     */
    private record Copy(Map<String, String> copy, List<Double> late, long polls, long items) {}

    private void measure() throws IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<Copy>> followers = new ArrayList<>();
            for (int i = 0; i < FOLLOWERS; i++) {
                int port = servers.todo(i % 2).port();
                followers.add(threads.submit(() -> follow(port)));
            }
            List<Future<?>> writers = new ArrayList<>();
            long end = System.nanoTime() + TIME.toNanos();
            for (int i = 0; i < WRITERS; i++) {
                int port = servers.todo(i % 2).port();
                writers.add(threads.submit(() -> write(port, end)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            over.set(true);
            System.out.printf(
                    Locale.ROOT,
                    "%n## /todo/changes with %d writers on two servers, PostgreSQL%n%d transactions with %d operations"
                            + " in %d s%n",
                    WRITERS,
                    transactions.get(),
                    operations.get(),
                    TIME.toSeconds());
            Map<String, String> truth = truth();
            for (Future<Copy> follower : followers) {
                print(follower.get(), truth);
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }

    private Object write(int port, long end) throws IOException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        List<String> own = new ArrayList<>();
        try (Connection http = new Connection(port)) {
            while (System.nanoTime() < end) {
                int size = random.nextInt(4) == 0 ? 1 + random.nextInt(50) : 1;
                List<String> parts = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    parts.add(operation(own, random));
                }
                String body = "{\"operations\":[" + String.join(",", parts) + "]}";
                Connection.Answer answer = http.send(Request.json("POST", "/todo/tasks/batch", bearer, body));
                if (answer.status() != 200) {
                    throw new IOException("a batch was not done: " + answer);
                }
                long now = System.nanoTime();
                for (JsonValue result : Api.json(answer.body()).getJsonArray("results")) {
                    JsonObject done = result.asJsonObject();
                    if (done.getString("op").equals("create")) {
                        own.add(done.getString("id"));
                        answered.put(done.getString("id"), now);
                    }
                }
                transactions.incrementAndGet();
                operations.addAndGet(size);
            }
        }
        return true;
    }

    private static String operation(List<String> own, ThreadLocalRandom random) {
        int chance = random.nextInt(10);
        if (own.isEmpty() || chance < 5) {
            return "{\"op\":\"create\",\"task\":{\"title\":\"a task\"}}";
        }
        int which = random.nextInt(own.size());
        return chance < 9
                ? "{\"op\":\"update\",\"id\":\"" + own.get(which) + "\",\"task\":{\"title\":\"" + random.nextInt()
                        + "\"}}"
                : "{\"op\":\"delete\",\"id\":\"" + own.remove(which) + "\"}";
    }

    private Copy follow(int port) throws IOException {
        Map<String, String> copy = new HashMap<>();
        List<Double> late = new ArrayList<>();
        Set<String> known = new HashSet<>();
        long polls = 0;
        long items = 0;
        String since = "";
        try (Connection http = new Connection(port)) {
            boolean more = true;
            boolean last = false;
            while (more || !last) {
                last = over.get(); // all writes were answered before this request
                Connection.Answer answer = http.send(Request.get("/todo/changes?page_size=100&since=" + since, bearer));
                long now = System.nanoTime();
                if (answer.status() != 200) {
                    throw new IOException("changes were not answered: " + answer);
                }
                JsonObject page = Api.json(answer.body());
                for (JsonValue value : page.getJsonArray("items")) {
                    JsonObject item = value.asJsonObject();
                    String id = item.getString("id");
                    items++;
                    if (item.getString("change").equals("deleted")) {
                        copy.remove(id);
                    } else if (item.getString("entity").equals("task")) {
                        copy.put(id, item.getString("etag"));
                        Long when = answered.get(id);
                        if (when != null && known.add(id)) {
                            late.add((now - when) / 1e6);
                        }
                    }
                }
                since = page.getString("cursor");
                more = page.containsKey("next_page_token");
                polls++;
            }
        }
        return new Copy(copy, late, polls, items);
    }

    /** @return all tasks, read anew */
    private Map<String, String> truth() throws IOException {
        return follow(servers.todo(0).port()).copy();
    }

    private static void print(Copy copy, Map<String, String> truth) {
        Set<String> missing = new HashSet<>(truth.keySet());
        missing.removeAll(copy.copy().keySet());
        Set<String> left = new HashSet<>(copy.copy().keySet());
        left.removeAll(truth.keySet());
        long old = truth.entrySet().stream()
                .filter(task -> copy.copy().containsKey(task.getKey())
                        && !task.getValue().equals(copy.copy().get(task.getKey())))
                .count();
        double[] late =
                copy.late().stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "a copy of %d tasks after %d polls with %d items: %d missed, %d deleted that it still has, %d in an"
                        + " older version; new tasks known after %.0f ms (median), %.0f ms (99 of 100)%n",
                truth.size(),
                copy.polls(),
                copy.items(),
                missing.size(),
                left.size(),
                old,
                late.length == 0 ? 0 : late[late.length / 2],
                late.length == 0 ? 0 : late[(int) (late.length * 0.99)]);
    }
}
