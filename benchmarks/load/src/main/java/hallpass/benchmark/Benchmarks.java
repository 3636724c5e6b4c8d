package hallpass.benchmark;

import hallpass.launcher.LibertyServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Measures each part for {@link #TIME} after a warm-up. */
public final class Benchmarks {

    private static final Duration TIME = Duration.ofSeconds(8);
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final int CONNECTIONS = 16;

    private static final String ADMIN = "admin@benchmark.example";

    private Benchmarks() {}

    public static void main(String... arguments) throws Exception {
        if (!wanted("twin", arguments) && !wanted("tasks", arguments) && !wanted("tokens", arguments)) {
            return; // TodoBenchmarks or another program has this part
        }
        long before = System.nanoTime();
        try (LibertyServer server = LibertyServer.named("hallpass")
                .env("HALLPASS_ACCESS_TOKEN_LIFETIME", "PT1H")
                .env("HALLPASS_ADMIN_EMAIL", ADMIN)
                .env("HALLPASS_ADMIN_PASSWORD", Api.PASSWORD)
                .start()) {
            server.awaitReady(Duration.ofMinutes(3));
            double ready = (System.nanoTime() - before) / 1e9;
            Target target = Target.of(server);
            long afterStart = target.residentMebibytes();

            if (wanted("twin", arguments)) {
                twin(server, target);
            }
            if (wanted("tasks", arguments)) {
                tasks(target);
            }
            if (wanted("tokens", arguments)) {
                signIn(target);
            }
            say(
                    "%nOne server with everything: ready %.1f s after its start (first start), resident memory %d MiB"
                            + " after the start, %d MiB after the load",
                    ready, afterStart, target.residentMebibytes());
        }
    }

    /** Says whether {@code -Dbench.only} names this part, or no part at all. */
    static boolean wanted(String part, String... arguments) {
        return arguments.length == 0
                || List.of(arguments).contains("all")
                || List.of(arguments).contains(part);
    }

    private static void twin(LibertyServer server, Target target) throws IOException, InterruptedException {
        try (LibertyServer twin = LibertyServer.named("twin")
                .env("HALLPASS_AUTH_URL", server.http() + "/auth")
                .start()) {
            twin.awaitReady(Duration.ofMinutes(3));
            tokenCost(target, Target.of(twin));
        }
    }

    /** Measures the open twin and the protected one by turns, so that a slow moment of the machine hits both. */
    private static void tokenCost(Target issuer, Target twin) throws IOException, InterruptedException {
        List<Request> guarded = new ArrayList<>();
        List<Request> forged = new ArrayList<>();
        String email = Api.register(issuer.port());
        for (int i = 0; i < 100; i++) {
            String token = Api.tokens(issuer.port(), email).getString("access_token");
            guarded.add(Request.get("/twin/protected", Api.bearer(token)));
            forged.add(Request.get("/twin/protected", Api.bearer(badlySigned(token))));
        }
        Request open = Request.get("/twin/open/" + UUID.randomUUID(), Map.of());
        Load.Script openly = (connection, number, answer) -> open;
        Load.Script withToken =
                (connection, number, answer) -> guarded.get((int) ((number + connection) % guarded.size()));
        Load.Script withForged =
                (connection, number, answer) -> forged.get((int) ((number + connection) % forged.size()));
        for (int round = 0;
                round < 2;
                round++) { // what they share gets fast with the first, the rest needs its time too
            Load.run(twin, CONNECTIONS, WARM_UP, 200, openly);
            Load.run(twin, CONNECTIONS, WARM_UP, 200, withToken);
            Load.run(twin, CONNECTIONS, WARM_UP, 401, withForged);
        }
        say(
                "%n## What an access token costs (100 tokens in rotation, %d connections)%n%s",
                CONNECTIONS, Figures.head());
        List<Double> shares = new ArrayList<>();
        List<Double> refusals = new ArrayList<>();
        for (int round = 1; round <= 3; round++) {
            Figures without = Load.run(twin, CONNECTIONS, TIME, 200, openly);
            Figures with = Load.run(twin, CONNECTIONS, TIME, 200, withToken);
            Figures refused = Load.run(twin, CONNECTIONS, TIME, 401, withForged);
            say(
                    "%s%n%s%n%s",
                    without.row("open twin, round " + round),
                    with.row("protected twin, round " + round),
                    refused.row("bad signature, round " + round));
            shares.add(with.perSecond() / without.perSecond());
            refusals.add(refused.cpuMillis() / with.cpuMillis());
        }
        say("The protected twin reaches %s of the open one's throughput (goal: 85 %%)", percent(shares));
        say("A refusal takes %s of the CPU of a good answer (goal: 100 %% at most)", percent(refusals));
    }

    private static List<String> percent(List<Double> shares) {
        return shares.stream()
                .map(share -> String.format(Locale.ROOT, "%.0f %%", share * 100))
                .toList();
    }

    /** @return the token with a wrong signature of the same form */
    private static String badlySigned(String token) {
        int changed = token.lastIndexOf('.') + 1;
        char other = token.charAt(changed) == 'A' ? 'B' : 'A';
        return token.substring(0, changed) + other + token.substring(changed + 1);
    }

    private static void tasks(Target target) throws IOException, InterruptedException {
        Map<String, String> user = Api.newUser(target.port());
        Request create = Api.newTask(user);
        try (Connection http = new Connection(target.port())) {
            for (int i = 0; i < 10_000; i++) {
                Connection.Answer made = http.send(create);
                if (made.status() != 201) {
                    throw new IOException("a task was not made: " + made);
                }
            }
        }
        Request list = Request.get("/todo/tasks", user);
        Load.run(target, CONNECTIONS, WARM_UP, 200, (connection, number, answer) -> list);
        say("%n## To-dos, H2 on disk (%d connections)%n%s", CONNECTIONS, Figures.head());
        say(Load.run(target, CONNECTIONS, TIME, 200, (connection, number, answer) -> list)
                .row("list 20 of 10,000 tasks"));
        say(Load.run(target, CONNECTIONS, TIME, 201, (connection, number, answer) -> create)
                .row("create a task"));
    }

    private static void signIn(Target target) throws Exception {
        String email = Api.register(target.port());
        Request signIn = Api.signIn(email);
        List<String> refreshTokens = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            refreshTokens.add(Api.tokens(target.port(), email).getString("refresh_token"));
        }
        Load.Script refresh = (connection, number, answer) -> {
            if (!answer.isEmpty()) {
                refreshTokens.set(connection, Api.json(answer).getString("refresh_token"));
            }
            return Api.refresh(refreshTokens.get(connection));
        };
        BareArgon2.perSecond(WARM_UP);
        Load.run(target, CONNECTIONS, WARM_UP, 200, (connection, number, answer) -> signIn);
        double bare = BareArgon2.perSecond(TIME);
        say("%n## Tokens, H2 on disk (%d connections)%n%s", CONNECTIONS, Figures.head());
        Figures signedIn = Load.run(target, CONNECTIONS, TIME, 200, (connection, number, answer) -> signIn);
        say(signedIn.row("password sign-in"));
        Load.run(target, CONNECTIONS, WARM_UP, 200, refresh);
        Figures refreshed = Load.run(target, CONNECTIONS, TIME, 200, refresh);
        say(refreshed.row("refresh"));
        services(target, email);
        Yardstick yardstick = Yardstick.measure(TIME.dividedBy(2));
        say(
                "One RSA-2048 signature takes %.2f ms of CPU, one H2 commit %.2f ms;"
                        + " a refresh takes %.2f times both (goal: 2)",
                yardstick.signatureMillis(),
                yardstick.commitMillis(),
                refreshed.cpuMillis() / (yardstick.signatureMillis() + yardstick.commitMillis()));
        say(
                "Argon2id alone on the same cores: %.1f/s; sign-in reaches %.0f %% of it",
                bare, signedIn.perSecond() / bare * 100);

        String token = Api.tokens(target.port(), email).getString("access_token");
        Burst.Outcome burst = Burst.of(
                target,
                200,
                signIn,
                List.of(Request.get("/auth/jwks", Map.of()), Request.get("/todo/tasks", Api.bearer(token))));
        say(
                "%n## 200 sign-ins at once%n%d signed in, %d told to come back (503), %d failed, after %.1f s."
                        + " Meanwhile:%n%s",
                burst.signedIn(), burst.turnedAway(), burst.failed(), burst.seconds(), Figures.head());
        say(burst.others().get(0).row("/auth/jwks, one connection"));
        say(burst.others().get(1).row("/todo/tasks, one connection"));
    }

    /** Measures the calls of service clients: for tokens of their own, and to introspect tokens of users. */
    private static void services(Target target, String email) throws IOException, InterruptedException {
        String admin =
                Api.tokens(target.port(), Api.signIn(ADMIN, Api.PASSWORD)).getString("access_token");
        Map<String, String> client = Api.client(target.port(), admin);
        JsonObject tokens = Api.tokens(target.port(), email);
        Map<String, Request> requests = new LinkedHashMap<>();
        requests.put("client credentials", Api.clientCredentials(client));
        requests.put("introspect an access token", Api.introspection(client, tokens.getString("access_token")));
        requests.put("introspect a refresh token", Api.introspection(client, tokens.getString("refresh_token")));
        for (Map.Entry<String, Request> each : requests.entrySet()) {
            Load.Script script = (connection, number, answer) -> each.getValue();
            Load.run(target, CONNECTIONS, WARM_UP, 200, script);
            say(Load.run(target, CONNECTIONS, TIME, 200, script).row(each.getKey()));
        }
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void say(String format, Object... values) {
        System.out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }
}
