package hallpass.system.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.Instances;
import hallpass.system.servers.SeparateServers;
import hallpass.system.servers.SeparateSystem;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions end one by one while two to-do servers are under load. benchmarks/ has a longer version. */
@ExtendWith(SeparateServers.class)
@Timeout(300)
class RevocationLoadIT {

    private static final int ENDS = 60;
    private static final Duration BETWEEN = Duration.ofMillis(150);
    private static final Duration ASKED_FOR = Duration.ofSeconds(3);

    private final SeparateSystem system;
    private final AtomicLong latestNanos = new AtomicLong();
    private final AtomicInteger accepted = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> wrongs = new ConcurrentLinkedQueue<>();

    RevocationLoadIT(SeparateSystem system) {
        this.system = system;
    }

    @Test
    void no_ended_session_is_taken_after_two_seconds_and_no_live_one_is_refused() throws Exception {
        try (LibertyServer second = LibertyServer.named("todo")
                .instance(Instances.fresh("second-todo"))
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .env("HALLPASS_AUTH_URL", system.issuer())
                .start()) {
            second.awaitReady(Instances.READY_WITHIN);
            URI auth = system.server("auth").http();
            List<Http> services =
                    List.of(Http.separate(auth, system.server("todo").http()), Http.separate(auth, second.http()));
            Http http = services.get(0);
            TestUser user = TestUser.register(http);
            List<Tokens> doomed = new ArrayList<>();
            for (int i = 0; i < ENDS; i++) {
                doomed.add(user.signIn());
            }
            Tokens live = user.signIn();
            services.forEach(
                    service -> service.get("/todo/lists").token(live.access()).expect(200));

            run(services, doomed, live);
        }
        System.out.printf(
                Locale.ROOT,
                "%d sessions ended, the latest acceptance by two to-do servers %.0f ms after the answer,"
                        + " %d acceptances in all%n",
                ENDS,
                latestNanos.get() / 1e6,
                accepted.get());
        assertEquals(List.of(), List.copyOf(wrongs));
        assertTrue(latestNanos.get() < Hallpass.REFUSED_WITHIN.toNanos(), () -> latestNanos.get() / 1e6 + " ms");
    }

    private void run(List<Http> services, List<Tokens> doomed, Tokens live)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            AtomicInteger endsLeft = new AtomicInteger(doomed.size());
            List<Future<?>> work = new ArrayList<>();
            for (Http service : services) {
                work.add(threads.submit(() -> {
                    while (endsLeft.get() > 0) {
                        int status = service.get("/todo/lists")
                                .token(live.access())
                                .send()
                                .status();
                        if (status != 200) {
                            wrongs.add("a live session was answered " + status);
                        }
                        pause();
                    }
                }));
            }
            long start = System.nanoTime();
            for (int i = 0; i < doomed.size(); i++) {
                Tokens tokens = doomed.get(i);
                long due = start + BETWEEN.toNanos() * i;
                TimeUnit.NANOSECONDS.sleep(
                        Math.max(0, due - System.nanoTime())); // keeps the rate; nothing is waited for
                services.get(0)
                        .post("/auth/revoke")
                        .form("token", tokens.refresh())
                        .expect(200);
                long answered = System.nanoTime();
                for (Http service : services) {
                    work.add(threads.submit(() -> ask(service, tokens, answered)));
                }
                endsLeft.decrementAndGet();
            }
            for (Future<?> each : work) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Asks until the token is refused, then a few times more: it must stay refused. */
    private void ask(Http service, Tokens tokens, long answered) {
        int refusals = 0;
        while (refusals < 3) {
            long asked = System.nanoTime();
            if (asked - answered > ASKED_FOR.toNanos() && refusals == 0) {
                wrongs.add("an ended session is taken for ever");
                return;
            }
            int status =
                    service.get("/todo/lists").token(tokens.access()).send().status();
            if (status == 200) {
                accepted.incrementAndGet();
                latestNanos.accumulateAndGet(asked - answered, Math::max);
                refusals = 0;
            } else if (status == 401) {
                refusals++;
            } else {
                wrongs.add("an ended session was answered " + status);
                return;
            }
            pause();
        }
    }

    /** A short pause: the servers share the processor with this test. */
    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
}
