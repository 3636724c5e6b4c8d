package hallpass.system.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.SeparateServers;
import hallpass.system.servers.SeparateSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Keys change while two auth servers issue tokens and a to-do server accepts them; no request fails. Set
 * {@code -Dhallpass.rotations=12} for more rotations.
 */
@Timeout(300)
@ExtendWith(SeparateServers.class)
class RotationIT {

    private static final int ROTATIONS = Integer.getInteger("hallpass.rotations", 6);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final SeparateSystem system;
    private final Map<String, AtomicLong> answers = new ConcurrentSkipListMap<>();
    private final Set<String> signers = ConcurrentHashMap.newKeySet();
    private final List<Answer> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean over = new AtomicBoolean();

    RotationIT(SeparateSystem system) {
        this.system = system;
    }

    @Test
    void rotating_every_five_seconds_costs_nobody_a_request() throws Exception {
        List<Http> servers = List.of(system.http(), system.replica());
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> load = new ArrayList<>();
            for (Http server : servers) {
                TestUser user = TestUser.register(server);
                load.add(threads.submit(() -> signIn(user, server)));
                load.add(threads.submit(() -> refresh(user, server)));
            }
            TestUser reader = TestUser.register(system.http());
            load.add(threads.submit(() -> read(reader)));

            rotate();
            over.set(true);

            for (Future<?> one : load) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }

        System.out.println("RotationIT: " + ROTATIONS + " rotations, " + signers.size() + " keys, " + answers);
        assertEquals(List.of(), failures.stream().limit(5).toList(), () -> "of " + answers);
        assertTrue(signers.size() > ROTATIONS / 2, () -> signers.size() + " keys signed");
    }

    private void rotate() throws InterruptedException {
        List<Http> servers = List.of(system.http(), system.replica());
        Instant start = Instant.now();
        for (int i = 1; i <= ROTATIONS; i++) {
            TestUser admin = system.admin();
            Answer answer =
                    servers.get(i % 2).post("/auth/keys/rotate").as(admin).expect(201);
            assertEquals("active", answer.text("state"));
            Duration left = Duration.between(Instant.now(), start.plus(EVERY.multipliedBy(i)));
            new CountDownLatch(1).await(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS); // keeps the rhythm
        }
    }

    private void signIn(TestUser user, Http server) {
        while (!over.get()) {
            use(note(
                    "sign-in",
                    server.post("/auth/token")
                            .form("grant_type", "password", "username", user.email(), "password", user.password())
                            .send()));
        }
    }

    private void refresh(TestUser user, Http server) {
        String refreshToken = user.signIn().refresh();
        while (!over.get()) {
            Answer answer = note(
                    "refresh",
                    server.post("/auth/token")
                            .form("grant_type", "refresh_token", "refresh_token", refreshToken)
                            .send());
            if (answer.status() != 200) {
                return; // note() has the failure
            }
            refreshToken = answer.text("refresh_token");
            use(answer);
        }
    }

    /** Uses an older token, whose key has been retired since. */
    private void read(TestUser user) {
        String token = user.signIn().access();
        while (!over.get()) {
            note(
                    "read with an old token",
                    system.http().get("/todo/tasks").token(token).send());
        }
    }

    /** Uses the newest token at once at every server. */
    private void use(Answer tokens) {
        if (tokens.status() == 200) {
            String token = Tokens.of(tokens).access();
            signers.add(Tokens.part(token, 0).getString("kid"));
            note("read", system.http().get("/todo/tasks").token(token).send());
            note("userinfo", system.http().get("/auth/userinfo").token(token).send());
            note(
                    "userinfo at the replica",
                    system.replica().get("/auth/userinfo").token(token).send());
        }
    }

    private Answer note(String what, Answer answer) {
        answers.computeIfAbsent(what + " " + answer.status(), any -> new AtomicLong())
                .incrementAndGet();
        if (answer.status() != 200) {
            failures.add(answer);
        }
        return answer;
    }
}
