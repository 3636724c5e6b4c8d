package hallpass.benchmark;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an auth and a to-do server take with the heap that a JVM gives itself in a container of 768 MiB. */
final class MemoryLoad {

    private static final String HEAP = "192m";
    private static final int CONNECTIONS = 64;
    private static final Duration TIME = Duration.ofSeconds(30);

    private final Target auth;
    private final Target todo;

    private MemoryLoad(TodoServers servers) {
        this.auth = servers.authServer();
        this.todo = servers.todo(0);
    }

    static void run() throws IOException, InterruptedException {
        try (TodoServers servers = TodoServers.withHeap(HEAP)) {
            new MemoryLoad(servers).measure();
        }
    }

    private void measure() throws IOException, InterruptedException {
        System.out.printf(
                "%n## Memory with -Xmx%s (%d connections, %d s each)%n| after | auth MiB | to-do MiB |%n|---|---|---|%n",
                HEAP, CONNECTIONS, TIME.toSeconds());
        say("the start");
        List<String> emails = new ArrayList<>();
        List<Map<String, String>> users = new ArrayList<>();
        List<String> refreshTokens = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            String email = Api.register(auth.port());
            JsonObject tokens = Api.tokens(auth.port(), email);
            emails.add(email);
            users.add(Api.bearer(tokens.getString("access_token")));
            refreshTokens.add(tokens.getString("refresh_token"));
        }
        load("sign-ins", auth, 200, (connection, number, answer) -> Api.signIn(emails.get(connection)));
        load(
                "refreshes",
                auth,
                200,
                (connection, number, answer) -> Api.refresh(
                        number == 0
                                ? refreshTokens.get(connection)
                                : Api.json(answer).getString("refresh_token")));
        load("new tasks", todo, 201, (connection, number, answer) -> Api.newTask(users.get(connection)));
        load(
                "lists of 100",
                todo,
                200,
                (connection, number, answer) -> Request.get("/todo/tasks?page_size=100", users.get(connection)));
    }

    private void load(String name, Target target, int expected, Load.Script script)
            throws IOException, InterruptedException {
        Figures figures = Load.run(target, CONNECTIONS, TIME, expected, script);
        say(String.format(Locale.ROOT, "%s: %.0f a second, %d errors", name, figures.perSecond(), figures.errors()));
    }

    private void say(String after) throws IOException {
        System.out.printf("| %s | %d | %d |%n", after, auth.residentMebibytes(), todo.residentMebibytes());
    }
}
