package hallpass.benchmark;

import hallpass.launcher.LibertyServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ends ten sessions a second for a minute. Meanwhile two to-do servers get requests with the access tokens of these
 * sessions and of sessions that live on. When does a server take an ended session's token for the last time?
 */
public final class RevocationLoad {

    private static final int ENDS = 600;
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration READY = Duration.ofMinutes(4);

    /** The contract's bound is 2 s. */
    private static final Duration ASKED_FOR = Duration.ofSeconds(5);

    private record Session(String accessToken, String refreshToken) {}

    private final int auth;
    private final List<Target> services;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Long> latest = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong liveAnswers = new AtomicLong();
    private final AtomicLong liveRefused = new AtomicLong();
    private final AtomicLong neverRefused = new AtomicLong();
    private final AtomicLong others = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    private RevocationLoad(int auth, List<Target> services) {
        this.auth = auth;
        this.services = services;
    }

    public static void main(String... arguments) throws Exception {
        if (!Benchmarks.wanted("revocations", arguments)) {
            return;
        }
        try (LibertyServer auth = LibertyServer.named("auth")
                .env("HALLPASS_ACCESS_TOKEN_LIFETIME", "PT1H")
                .start()) {
            auth.awaitReady(READY);
            try (LibertyServer first = todo(auth);
                    LibertyServer second = todo(auth)) {
                first.awaitReady(READY);
                second.awaitReady(READY);
                new RevocationLoad(auth.httpPort(), List.of(Target.of(first), Target.of(second))).run();
            }
        }
    }

    private static LibertyServer todo(LibertyServer auth) throws IOException {
        return LibertyServer.named("todo")
                .env("HALLPASS_AUTH_URL", auth.http() + "/auth")
                .start();
    }

    private void run() throws IOException, InterruptedException, ExecutionException {
        try {
            List<Session> sessions = begin(ENDS + 1);
            Session live = sessions.remove(0);
            List<Future<?>> work = new ArrayList<>();
            for (Target service : services) {
                work.add(threads.submit(() -> askLive(service, live)));
            }
            double[] revocations = end(sessions, work);
            over.set(true);
            for (Future<?> each : work) {
                each.get();
            }
            print(revocations);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Session> begin(int count) throws IOException, InterruptedException, ExecutionException {
        String email = Api.register(auth);
        List<Future<Session>> signIns = new ArrayList<>();
        ExecutorService few = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < count; i++) {
                signIns.add(few.submit(() -> {
                    JsonObject tokens = Api.tokens(auth, email);
                    return new Session(tokens.getString("access_token"), tokens.getString("refresh_token"));
                }));
            }
            List<Session> sessions = new ArrayList<>();
            for (Future<Session> signIn : signIns) {
                sessions.add(signIn.get());
            }
            return sessions;
        } finally {
            few.shutdownNow();
        }
    }

    /** @return how long each revocation took, in milliseconds */
    private double[] end(List<Session> sessions, List<Future<?>> work) throws IOException, InterruptedException {
        double[] took = new double[sessions.size()];
        try (Connection http = new Connection(auth)) {
            long start = System.nanoTime();
            for (int i = 0; i < sessions.size(); i++) {
                Session session = sessions.get(i);
                TimeUnit.NANOSECONDS.sleep(Math.max(0, start + BETWEEN.toNanos() * i - System.nanoTime()));
                long sent = System.nanoTime();
                Connection.Answer answer = http.send(Request.form("/auth/revoke", "token=" + session.refreshToken()));
                long answered = System.nanoTime();
                if (answer.status() != 200) {
                    throw new IOException("a session was not ended: " + answer);
                }
                took[i] = (answered - sent) / 1e6;
                for (Target service : services) {
                    work.add(threads.submit(() -> askEnded(service, session, answered)));
                }
            }
        }
        return took;
    }

    private Object askLive(Target service, Session session) throws IOException, InterruptedException {
        Request request = Request.get("/todo/lists", Api.bearer(session.accessToken()));
        try (Connection http = new Connection(service.port())) {
            while (!over.get()) {
                liveAnswers.incrementAndGet();
                if (http.send(request).status() != 200) {
                    liveRefused.incrementAndGet();
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        return true;
    }

    private Object askEnded(Target service, Session session, long answered) throws IOException, InterruptedException {
        Request request = Request.get("/todo/lists", Api.bearer(session.accessToken()));
        long last = 0;
        int refusals = 0;
        try (Connection http = new Connection(service.port())) {
            while (refusals < 10) {
                long asked = System.nanoTime() - answered;
                int status = http.send(request).status();
                if (status == 200) {
                    last = asked;
                    refusals = 0;
                } else if (status == 401) {
                    refusals++;
                } else {
                    others.incrementAndGet();
                }
                if (asked > ASKED_FOR.toNanos()) {
                    neverRefused.incrementAndGet();
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
        latest.add(last);
        return true;
    }

    private void print(double[] revocations) {
        double[] sorted =
                latest.stream().mapToDouble(nanos -> nanos / 1e6).sorted().toArray();
        Arrays.sort(revocations);
        System.out.printf(
                Locale.ROOT,
                "%n## Sessions ended under load (%d in a minute, two to-do servers)%n| | p50 ms | p99 ms | max ms"
                        + " |%n|---|---|---|---|%n| last acceptance after the revocation's answer | %.0f | %.0f | %.0f"
                        + " |%n| the revocation itself | %.0f | %.0f | %.0f |%nLive sessions: %d answers, %d refused."
                        + " Ended sessions never refused: %d. Other answers: %d.%n",
                revocations.length,
                at(sorted, 0.5),
                at(sorted, 0.99),
                at(sorted, 1),
                at(revocations, 0.5),
                at(revocations, 0.99),
                at(revocations, 1),
                liveAnswers.get(),
                liveRefused.get(),
                neverRefused.get(),
                others.get());
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))];
    }
}
