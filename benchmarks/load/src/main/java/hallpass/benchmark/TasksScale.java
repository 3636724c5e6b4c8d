package hallpass.benchmark;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A million tasks of ten thousand users, or more: does the hundredth page of a user's 2,000 tasks cost what the first
 * one costs, and do both cost what they cost if there is nobody else? It is measured through HTTP, and at the database
 * alone with the statements that it got.
 */
final class TasksScale {
    private static final String[] SETTINGS = {
        SqlLog.SETTINGS[0],
        SqlLog.SETTINGS[1],
        "shared_buffers=512MB",
        "maintenance_work_mem=1GB",
        "max_wal_size=8GB",
        "jit=off"
    };
    private static final int PAGE = 20;
    private static final int LAST_PAGE = 100;
    private static final int TIMES = 41; // odd, so that the median is one of them
    private static final int WARM_UP = 10;
    private static final int USERS = Integer.getInteger("bench.users", 10_000);

    private static final Map<String, String> CASES = cases();

    private record User(String name, String id, String token) {}

    /** @param millis median of its times at the database */
    private record Query(double millis, QueryPlan plan) {}

    /**
     * @param last the number of the last full page
     * @param paths of the first page and of that one
     */
    private record Pages(int tasks, int last, String... paths) {}

    private final TodoServers servers;
    private final Target todo;
    private final List<String> plans = new ArrayList<>();
    /** Median milliseconds of the answers of each user and case if there is nobody else. */
    private final Map<String, double[]> alone = new HashMap<>();

    private double worstPage;
    private double worstAmongOthers;

    private TasksScale(TodoServers servers) {
        this.servers = servers;
        this.todo = servers.todo(0);
    }

    static void run() throws IOException, InterruptedException, SQLException {
        try (TodoServers servers = TodoServers.start(1, SETTINGS)) {
            new TasksScale(servers).measure();
        }
    }

    private static Map<String, String> cases() {
        Map<String, String> cases = new LinkedHashMap<>();
        for (String sort : List.of("created", "-created", "due", "priority", "position")) {
            cases.put("by " + sort, "sort=" + sort);
        }
        cases.put("all statuses", "status=all");
        cases.put("all statuses, by due", "status=all&sort=due");
        cases.put("a tag that all have", "tag=all");
        cases.put("a tag that a tenth has", "tag=rare");
        cases.put("due in a range (two thirds)", "due_after=2026-01-01&due_before=2027-01-01");
        cases.put("due in a range, by due", "due_after=2026-01-01&due_before=2027-01-01&sort=due");
        cases.put("text that all have", "q=memo");
        cases.put("text that half have", "q=a");
        cases.put("text that few have, by due", "q=kor&sort=due");
        return cases;
    }

    private void measure() throws IOException, InterruptedException, SQLException {
        List<User> users = List.of(user("1 list"), user("5 lists"), user("100 lists"));
        List<String> ids = users.stream().map(User::id).toList();
        ManyTasks.load(servers.postgres(), ids, 0);
        measureAlone(users); // the server is cold, so these do not count
        measureAlone(users);
        long start = System.nanoTime();
        ManyTasks.load(servers.postgres(), ids, USERS - users.size());
        System.out.printf(
                Locale.ROOT,
                "%n## %,d tasks of %,d users, PostgreSQL (loaded in %.0f s): pages of 20 of one user's 2,000,"
                        + " and beside them those of the same tasks when there are no others%n"
                        + "| whose, and which | tasks | page | database ms: first | last | times"
                        + " | HTTP ms: first | last | times | alone: first | last | by index |%n"
                        + "|---|---|---|---|---|---|---|---|---|---|---|---|%n",
                USERS * 100L,
                USERS,
                (System.nanoTime() - start) / 1e9);
        for (User user : users) {
            for (Map.Entry<String, String> each : CASES.entrySet()) {
                compare(user, each.getKey(), each.getValue());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "Through HTTP the last page took at most %.2f times as long as the first, and a page among all"
                        + " tasks at most %.2f times as long as without the others%n",
                worstPage,
                worstAmongOthers);
        plans.forEach(System.out::println);
    }

    private void measureAlone(List<User> users) throws IOException {
        for (User user : users) {
            for (Map.Entry<String, String> each : CASES.entrySet()) {
                alone.put(
                        user.name() + each.getKey(),
                        answers(user, pages(user, each.getValue()).paths()));
            }
        }
    }

    private User user(String name) throws IOException {
        JsonObject tokens = Api.tokens(servers.auth(), Api.register(servers.auth()));
        String token = tokens.getString("access_token");
        Api.answer(200, todo.port(), Request.get("/todo/lists", Api.bearer(token))); // makes the Inbox
        return new User(name, Api.subject(tokens).toString(), token);
    }

    private void compare(User user, String name, String query) throws IOException, InterruptedException, SQLException {
        Pages pages = pages(user, query);
        double[] http = answers(user, pages.paths());
        Query[] queries = queries(user, pages.paths());
        double[] before = alone.get(user.name() + name);
        double times = http[1] / http[0];
        worstPage = pages.last() > 1 ? Math.max(worstPage, times) : worstPage;
        for (int page = 0; page < http.length; page++) {
            worstAmongOthers = Math.max(worstAmongOthers, http[page] / before[page]);
        }
        System.out.printf(
                Locale.ROOT,
                "| %s, %s | %d | %d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %s |%n",
                user.name(),
                name,
                pages.tasks(),
                pages.last(),
                queries[0].millis(),
                queries[1].millis(),
                queries[1].millis() / queries[0].millis(),
                http[0],
                http[1],
                times,
                before[0],
                before[1],
                Stream.of(queries).map(each -> each.plan().index()).distinct().collect(Collectors.joining(", ")));
        plans.add("\n### " + user.name() + ", " + name + ", first page\n"
                + queries[0].plan().text());
        plans.add("\n### " + user.name() + ", " + name + ", page " + pages.last() + "\n"
                + queries[1].plan().text());
    }

    private Pages pages(User user, String query) throws IOException {
        String first = "/todo/tasks?" + query;
        String last = first;
        int pages = 1;
        int tasks;
        try (Client http = new Client(todo.port(), user.token())) {
            JsonObject page = http.get(first);
            tasks = page.getJsonArray("items").size();
            while (page.containsKey("next_page_token")) {
                String next = first + "&page_token=" + page.getString("next_page_token");
                page = http.get(next);
                int there = page.getJsonArray("items").size();
                tasks += there;
                if (there == PAGE && pages < LAST_PAGE) {
                    pages++;
                    last = next;
                }
            }
        }
        return new Pages(tasks, pages, first, last);
    }

    /** Measures the paths by turns, so that a slow moment of the machine hits all of them. @return medians */
    private double[] answers(User user, String... paths) throws IOException {
        double[][] millis = new double[paths.length][TIMES];
        try (Client client = new Client(todo.port(), user.token())) {
            for (int i = -WARM_UP; i < TIMES; i++) {
                for (int path = 0; path < paths.length; path++) {
                    long sent = System.nanoTime();
                    client.get(paths[path]);
                    if (i >= 0) {
                        millis[path][i] = (System.nanoTime() - sent) / 1e6;
                    }
                }
            }
        }
        return Stream.of(millis).mapToDouble(TasksScale::median).toArray();
    }

    /** The statements of the paths, measured by turns too. */
    private Query[] queries(User user, String... paths) throws IOException, InterruptedException, SQLException {
        String[] statements = new String[paths.length];
        for (int path = 0; path < paths.length; path++) {
            statements[path] = statement(user, paths[path]);
        }
        double[][] millis = new double[paths.length][TIMES];
        QueryPlan[] plans = new QueryPlan[paths.length];
        try (Connection connection = servers.postgres().connect("todo");
                Statement explain = connection.createStatement()) {
            for (int i = 0; i < TIMES; i++) {
                for (int path = 0; path < paths.length; path++) {
                    plans[path] = QueryPlan.of(explain, statements[path]);
                    millis[path][i] = plans[path].executionMillis();
                }
            }
        }
        Query[] queries = new Query[paths.length];
        for (int path = 0; path < paths.length; path++) {
            queries[path] = new Query(median(millis[path]), plans[path]);
        }
        return queries;
    }

    private String statement(User user, String path) throws IOException, InterruptedException, SQLException {
        List<String> statements = new SqlLog(servers.postgres()).of(() -> {
            try (Client client = new Client(todo.port(), user.token())) {
                client.get(path);
            }
        });
        return statements.stream()
                .filter(each -> each.contains("from task t"))
                .findFirst()
                .orElseThrow(() -> new IOException("no query of tasks in " + statements));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
