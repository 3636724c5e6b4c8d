package hallpass.benchmark;

import hallpass.launcher.LibertyServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Does the time of a refused sign-in tell who has an account? Prints medians of four kinds, sent by turns. */
public final class SignInTiming {

    private static final int SAMPLES = 100;
    private static final int WARM_UP = 20;
    private static final String ADMIN = "admin@benchmark.example";

    private SignInTiming() {}

    public static void main(String... arguments) throws Exception {
        if (!Benchmarks.wanted("sign-in-timing", arguments)) {
            return;
        }
        try (LibertyServer server = LibertyServer.named("hallpass")
                .env("HALLPASS_ADMIN_EMAIL", ADMIN)
                .env("HALLPASS_ADMIN_PASSWORD", Api.PASSWORD)
                .env("HALLPASS_THROTTLE_ACCOUNT_FAILURES", "1000000")
                .env("HALLPASS_THROTTLE_ADDRESS_FAILURES", "1000000")
                .start()) {
            server.awaitReady(Duration.ofMinutes(3));
            measure(server.httpPort());
        }
    }

    private static void measure(int port) throws IOException {
        String user = Api.register(port);
        String disabled = Api.register(port);
        disable(port, disabled);
        Map<String, Request> kinds = new LinkedHashMap<>();
        kinds.put("wrong password", Api.signIn(user, "wrong " + UUID.randomUUID()));
        kinds.put("unknown user", Api.signIn(UUID.randomUUID() + "@benchmark.example", Api.PASSWORD));
        kinds.put("empty password", Api.signIn(user, ""));
        kinds.put("disabled user, right password", Api.signIn(disabled, Api.PASSWORD));
        Map<String, double[]> millis = new LinkedHashMap<>();
        kinds.keySet().forEach(kind -> millis.put(kind, new double[SAMPLES]));
        try (Connection http = new Connection(port)) {
            for (int i = -WARM_UP; i < SAMPLES; i++) {
                for (Map.Entry<String, Request> kind : kinds.entrySet()) {
                    long sent = System.nanoTime();
                    Connection.Answer answer = http.send(kind.getValue());
                    double took = (System.nanoTime() - sent) / 1e6;
                    if (answer.status() != 400) {
                        throw new IOException(kind.getKey() + ": " + answer);
                    }
                    if (i >= 0) {
                        Objects.requireNonNull(millis.get(kind.getKey()))[i] = took;
                    }
                }
            }
        }
        print(millis);
    }

    private static void disable(int port, String email) throws IOException {
        try (Connection http = new Connection(port)) {
            Map<String, String> admin =
                    Api.bearer(Api.tokens(port, Api.signIn(ADMIN, Api.PASSWORD)).getString("access_token"));
            String id = Api.json(http.send(Request.get("/auth/users?q=" + email, admin))
                            .body())
                    .getJsonArray("items")
                    .getJsonObject(0)
                    .getString("id");
            Connection.Answer answer =
                    http.send(Request.json("PATCH", "/auth/users/" + id, admin, "{\"disabled\": true}"));
            if (answer.status() != 200) {
                throw new IOException("not disabled: " + answer);
            }
        }
    }

    private static void print(Map<String, double[]> millis) {
        System.out.printf(
                Locale.ROOT,
                "%n## Refused sign-ins, %d of each by turns%n| | median ms | p99 ms |%n|---|---|---|%n",
                SAMPLES);
        double least = Double.MAX_VALUE;
        double most = 0;
        for (Map.Entry<String, double[]> kind : millis.entrySet()) {
            double[] sorted = kind.getValue();
            Arrays.sort(sorted);
            double median = sorted[SAMPLES / 2];
            least = Math.min(least, median);
            most = Math.max(most, median);
            System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f |%n", kind.getKey(), median, sorted[SAMPLES * 99 / 100]);
        }
        System.out.printf(Locale.ROOT, "The medians lie %.1f %% apart%n", (most / least - 1) * 100);
    }
}
