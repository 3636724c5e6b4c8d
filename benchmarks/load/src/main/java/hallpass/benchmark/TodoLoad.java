package hallpass.benchmark;

import hallpass.launcher.LibertyServer;
import hallpass.postgres.Postgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures to-do requests on both databases with 16 connections, and beside them plain JDBC without tokens. */
final class TodoLoad {
    private static final Duration TIME = Duration.ofSeconds(8);
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration READY = Duration.ofMinutes(5);
    private static final int CONNECTIONS = 16;
    private static final int TASKS = 2_000;
    private static final int BATCH = 100;
    private static final int COUNTED = 20; // the statements of this many requests are counted

    private record Work(String name, int status, Load.Script script) {}

    private final Target target;
    private final @Nullable Postgres postgres;

    private TodoLoad(Target target, @Nullable Postgres postgres) {
        this.target = target;
        this.postgres = postgres;
    }

    static void run() throws IOException, InterruptedException, SQLException {
        try (LibertyServer server = hallpass().start()) {
            server.awaitReady(READY);
            System.out.printf(
                    Locale.ROOT, "%n## To-dos of one user who has %,d open ones, H2 on disk%n%s%n", TASKS, head());
            new TodoLoad(Target.of(server), null).tasks();
        }
        try (Postgres postgres = Postgres.start(SqlLog.SETTINGS)) {
            postgres.createDatabase("auth");
            postgres.createDatabase("todo");
            try (LibertyServer server = hallpass()
                            .env("HALLPASS_DATABASE", "postgresql")
                            .env("HALLPASS_AUTH_DB_URL", postgres.url("auth"))
                            .env("HALLPASS_AUTH_DB_USER", Postgres.USER)
                            .env("HALLPASS_AUTH_DB_PASSWORD", postgres.password())
                            .env("HALLPASS_TODO_DB_URL", postgres.url("todo"))
                            .env("HALLPASS_TODO_DB_USER", Postgres.USER)
                            .env("HALLPASS_TODO_DB_PASSWORD", postgres.password())
                            .start();
                    LibertyServer twin = LibertyServer.named("twin")
                            .env("HALLPASS_AUTH_URL", server.http() + "/auth")
                            .env("HALLPASS_TODO_DB_URL", postgres.url("todo"))
                            .env("HALLPASS_TODO_DB_USER", Postgres.USER)
                            .env("HALLPASS_TODO_DB_PASSWORD", postgres.password())
                            .start()) {
                server.awaitReady(READY);
                twin.awaitReady(READY);
                System.out.printf(
                        Locale.ROOT, "%n## The same on PostgreSQL, and the open twin beside it%n%s%n", head());
                TodoLoad load = new TodoLoad(Target.of(server), postgres);
                String list = load.tasks();
                new TodoLoad(Target.of(twin), postgres).twin(list);
            }
        }
    }

    private static LibertyServer.Builder hallpass() {
        return LibertyServer.named("hallpass")
                .env("HALLPASS_ACCESS_TOKEN_LIFETIME", "PT1H")
                .env("HALLPASS_TODO_REQUESTS", "0"); // no limit
    }

    /** @return the id of the list with the tasks */
    private String tasks() throws IOException, InterruptedException, SQLException {
        Map<String, String> bearer = Api.newUser(target.port());
        List<String> ids = fill(bearer);
        Request list = Request.get("/todo/tasks", bearer);
        Request one = Request.get("/todo/tasks/" + ids.get(0), bearer);
        Request create = Api.newTask(bearer);
        String before = end(bearer, "");
        for (String id : ids.subList(0, 20)) {
            Api.answer(200, target.port(), patch(bearer, id, "Water them"));
        }
        Request news = Request.get("/todo/changes?since=" + before, bearer);
        Request none = Request.get("/todo/changes?since=" + end(bearer, before), bearer);
        measure(new Work("list 20 of 2,000", 200, (connection, number, answer) -> list));
        measure(new Work("get one", 200, (connection, number, answer) -> one));
        measure(new Work("changes: 20", 200, (connection, number, answer) -> news));
        measure(new Work("changes: nothing new", 200, (connection, number, answer) -> none));
        measure(new Work(
                "patch", 200, (connection, number, answer) -> patch(bearer, ids.get(connection), "title " + number)));
        measure(new Work("create", 201, (connection, number, answer) -> create));
        return Api.json(Api.answer(200, target.port(), one)).getString("list_id");
    }

    /** Measures the same database, server and JSON without tokens, rules and JPA. */
    private void twin(String list) throws IOException, InterruptedException, SQLException {
        Request read = Request.get("/twin/open/tasks/" + list, Map.of());
        Request write = Request.json("POST", "/twin/open/tasks/" + list, Map.of(), "{\"title\":\"Water the plants\"}");
        measure(new Work("open twin, plain JDBC: list 20", 200, (connection, number, answer) -> read));
        measure(new Work("open twin, plain JDBC: create", 200, (connection, number, answer) -> write));
    }

    private List<String> fill(Map<String, String> bearer) throws IOException {
        List<String> ids = new ArrayList<>();
        String operations = String.join(
                ",", Collections.nCopies(BATCH, "{\"op\":\"create\",\"task\":{\"title\":\"Water the plants\"}}"));
        for (int i = 0; i < TASKS / BATCH; i++) {
            JsonObject made = Api.json(Api.answer(
                    200,
                    target.port(),
                    Request.json("POST", "/todo/tasks/batch", bearer, "{\"operations\":[" + operations + "]}")));
            made.getJsonArray("results")
                    .forEach(result -> ids.add(result.asJsonObject().getString("id")));
        }
        return ids;
    }

    private static Request patch(Map<String, String> bearer, String id, String title) {
        return Request.json("PATCH", "/todo/tasks/" + id, bearer, "{\"title\":\"" + title + "\"}");
    }

    /** @return the cursor after the latest change */
    private String end(Map<String, String> bearer, String since) throws IOException {
        String cursor = since;
        JsonObject page;
        do {
            page = Api.json(
                    Api.answer(200, target.port(), Request.get("/todo/changes?page_size=100&since=" + cursor, bearer)));
            cursor = page.getString("cursor");
        } while (page.containsKey("next_page_token"));
        return cursor;
    }

    private void measure(Work work) throws IOException, InterruptedException, SQLException {
        Load.run(target, CONNECTIONS, WARM_UP, work.status(), work.script());
        double before = postgres == null ? 0 : Target.cpuMillisOfAll(postgres.pid());
        Figures figures = Load.run(target, CONNECTIONS, TIME, work.status(), work.script());
        double database = postgres == null ? 0 : Target.cpuMillisOfAll(postgres.pid()) - before;
        long answers = Math.max(1, Math.round(figures.perSecond() * TIME.toMillis() / 1000));
        System.out.printf(
                Locale.ROOT,
                "| %-32s | %6.0f | %6.2f | %8s | %10s | %7.2f | %7.2f | %6d |%n",
                work.name(),
                figures.perSecond(),
                figures.cpuMillis(),
                postgres == null ? "(within)" : String.format(Locale.ROOT, "%.2f", database / answers),
                postgres == null ? "" : statements(work),
                figures.p50(),
                figures.p99(),
                figures.errors());
    }

    private String statements(Work work) throws IOException, InterruptedException, SQLException {
        if (postgres == null) {
            return "";
        }
        List<String> sent = new SqlLog(postgres).of(() -> {
            try (Connection http = new Connection(target.port())) {
                for (int i = 0; i < COUNTED; i++) {
                    http.send(work.script().next(0, i, ""));
                }
            }
        });
        Map<String, Integer> each = new LinkedHashMap<>();
        sent.forEach(sql -> each.merge(sql.replaceAll("'[^']*'", "?"), 1, Integer::sum));
        if (System.getProperty("bench.statements") != null) {
            each.forEach((sql, times) -> System.out.println("    " + times + " x " + sql.replace('\n', ' ')));
        }
        return String.format(Locale.ROOT, "%.1f", (double) sent.size() / COUNTED);
    }

    private static String head() {
        return String.format(
                        Locale.ROOT,
                        "| %-32s | %6s | %6s | %8s | %10s | %7s | %7s | %6s |%n",
                        "",
                        "req/s",
                        "CPU ms",
                        "DB CPU",
                        "statements",
                        "p50 ms",
                        "p99 ms",
                        "errors")
                + "|" + "-".repeat(34) + "|" + ("-".repeat(8) + "|").repeat(2) + "-".repeat(10) + "|" + "-".repeat(12)
                + "|" + ("-".repeat(9) + "|").repeat(2) + "-".repeat(8) + "|";
    }
}
