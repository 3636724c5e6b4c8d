package hallpass.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a second to-do server adds: one of two servers on one PostgreSQL is asked, and then both, each on a processor of
 * its own. Each connection is another user's. The load and the database share these processors if there are only two;
 * so the servers' CPU for each answer counts beside the throughput.
 */
final class ReplicasLoad {
    private static final int SERVERS = 2;
    private static final int CONNECTIONS = 16; // for each server
    private static final int PAGE = 20;
    private static final int ROUNDS = 3;
    private static final Duration TIME = Duration.ofSeconds(8);
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private final List<Target> servers;

    private ReplicasLoad(List<Target> servers) {
        this.servers = servers;
    }

    static void run() throws IOException, InterruptedException, ExecutionException {
        try (TodoServers todos = TodoServers.start(SERVERS)) {
            List<Target> servers = List.of(todos.todo(0), todos.todo(1));
            for (int i = 0; i < SERVERS; i++) {
                pin(servers.get(i), i);
            }
            List<Map<String, String>> users = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                users.add(Api.newUser(todos.auth()));
            }
            for (Map<String, String> user : users) {
                for (int i = 0; i < PAGE; i++) {
                    Api.answer(201, servers.get(0).port(), Api.newTask(user));
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%n## One to-do server and two, each on a processor of its own, PostgreSQL, %d connections"
                            + " each%n%s%n",
                    CONNECTIONS,
                    Figures.head());
            ReplicasLoad load = new ReplicasLoad(servers);
            load.compare(
                    "list 20",
                    200,
                    users.stream().map(user -> Request.get("/todo/tasks", user)).toList());
            load.compare("create", 201, users.stream().map(Api::newTask).toList());
        }
    }

    private static void pin(Target server, int processor) throws IOException, InterruptedException {
        Process taskset = new ProcessBuilder(
                        "taskset", "-a", "-c", "-p", Integer.toString(processor), Long.toString(server.pid()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        if (taskset.waitFor() != 0) {
            throw new IOException("taskset ended with " + taskset.exitValue());
        }
    }

    private void compare(String name, int status, List<Request> requests)
            throws IOException, InterruptedException, ExecutionException {
        Load.Script script = (connection, number, answer) -> requests.get(connection);
        for (Target server : servers) {
            Load.run(server, CONNECTIONS, WARM_UP, status, script);
        }
        all(WARM_UP, status, script);
        for (int round = 1; round <= ROUNDS; round++) {
            Figures one = Load.run(servers.get(0), CONNECTIONS, TIME, status, script);
            List<Figures> two = all(TIME, status, script);
            System.out.println(one.row(name + ", one server, round " + round));
            for (int i = 0; i < SERVERS; i++) {
                System.out.println(two.get(i).row(name + ", beside each other: server " + (i + 1)));
            }
            System.out.printf(
                    Locale.ROOT,
                    "Two give %.2f times as many answers a second, and %.2f times as many by CPU%n",
                    two.stream().mapToDouble(Figures::perSecond).sum() / one.perSecond(),
                    two.stream()
                            .mapToDouble(each -> one.cpuMillis() / each.cpuMillis())
                            .sum());
        }
    }

    private List<Figures> all(Duration time, int status, Load.Script script)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(SERVERS);
        try {
            List<Future<Figures>> running = servers.stream()
                    .map(server -> threads.submit(() -> Load.run(server, CONNECTIONS, time, status, script)))
                    .toList();
            return List.of(running.get(0).get(), running.get(1).get());
        } finally {
            threads.shutdownNow();
        }
    }
}
