package hallpass.system.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.LibertyServer;
import hallpass.launcher.Ports;
import hallpass.system.http.Answer;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.openid.WaitingNotices;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OwnServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * After {@code kill -9}, and while the disk is full, nothing is lost that was answered. Applications that were not told
 * of a sign-out before the kill are told after it.
 */
@OwnServers
class DurabilityIT {

    private static final int KILLS = 3;
    private static final int TASKS_BETWEEN_KILLS = 100;
    private static final int WRITERS = 4;

    private final Path instance = Instances.fresh("durable");
    private final int httpPort = Ports.free();
    private final int httpsPort = Ports.free();
    private final Http http = Http.at(java.net.URI.create("http://localhost:" + httpPort));
    private final TestUser admin = TestUser.known(http, TestUser.unusedEmail(), TestUser.unusedPassword());
    private final WaitingNotices notices = new WaitingNotices(http, admin);
    private LibertyServer server;

    @AfterEach
    void close() {
        server.close();
        notices.close();
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void three_hundred_tasks_survive_three_kills_and_a_full_disk_and_waiting_notices_one_kill() throws Exception {
        start();
        TestUser user = TestUser.register(http);
        Tokens tokens = user.signIn();
        Map<String, String> answered = new ConcurrentHashMap<>();
        List<TestUser> registeredLast = new ArrayList<>();
        notices.signIn();

        for (int kill = 0; kill < KILLS; kill++) {
            boolean first = kill == 0;
            writeUntilKilled(tokens.access(), answered, (kill + 1) * TASKS_BETWEEN_KILLS, () -> {
                if (first) {
                    notices.signOut();
                }
                registeredLast.add(TestUser.register(http));
            });
            start();
            if (first) {
                notices.assertTold();
            }
            // the session survives too: the token issued before the kill is exchanged after it
            tokens = Tokens.of(refresh(tokens));
        }
        if (Files.isExecutable(Path.of("/usr/bin/prlimit"))) { // Linux
            writeUntilTheDiskIsFull(tokens.access(), answered);
        }

        assertTrue(answered.size() >= KILLS * TASKS_BETWEEN_KILLS, "only " + answered.size());
        Map<String, String> found = all(tokens.access());
        Set<String> lost = new HashSet<>(answered.keySet());
        lost.removeAll(found.keySet());
        assertEquals(Set.of(), lost);
        answered.forEach((id, title) -> assertEquals(title, found.get(id)));
        assertEquals(KILLS, registeredLast.stream().map(TestUser::signIn).count());
    }

    private void start() throws IOException, InterruptedException {
        server = LibertyServer.named("hallpass")
                .instance(instance)
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .env("HALLPASS_ADMIN_EMAIL", admin.email())
                .env("HALLPASS_ADMIN_PASSWORD", admin.password())
                .env("HALLPASS_CLIENT_ADDRESSES", "any")
                .httpPort(httpPort)
                .httpsPort(httpsPort)
                .start();
        server.awaitReady(Instances.READY_WITHIN);
    }

    /** Kills the server while all writers write, after so many tasks have been answered and what is last was done. */
    private void writeUntilKilled(String token, Map<String, String> answered, int target, Runnable last)
            throws Exception {
        CountDownLatch enough = new CountDownLatch(1);
        AtomicBoolean killed = new AtomicBoolean();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            for (int i = 0; i < WRITERS; i++) {
                writers.submit(() -> write(token, answered, target, enough, killed));
            }
            assertTrue(enough.await(2, TimeUnit.MINUTES), () -> "only " + answered.size() + " tasks");
            last.run();
            killed.set(true);
            server.kill();
        } finally {
            writers.shutdown();
            assertTrue(writers.awaitTermination(2, TimeUnit.MINUTES));
        }
    }

    private void write(
            String token, Map<String, String> answered, int target, CountDownLatch enough, AtomicBoolean killed) {
        int number = 0;
        while (!killed.get() || server.running()) {
            String title = Thread.currentThread().getName() + " " + number++;
            try {
                Answer answer = http.post("/todo/tasks")
                        .token(token)
                        .json("title", title)
                        .trySend();
                if (answer.status() == 201) {
                    answered.put(answer.text("id"), title);
                }
                if (answered.size() >= target) {
                    enough.countDown();
                }
            } catch (IOException gone) {
                return;
            }
        }
    }

    /** The file of the database may grow a little more, and then no more, as on a disk without room. */
    private void writeUntilTheDiskIsFull(String token, Map<String, String> answered) throws Exception {
        long size = Files.size(instance.resolve("todo").resolve("todo.mv.db"));
        Answer refused;
        limitFiles(Long.toString(size + 100_000));
        try {
            refused = writeUntilRefused(token, answered);
        } finally {
            limitFiles("unlimited");
        }

        Refusals.problem(503, refused);
        assertTrue(refused.header("Retry-After").matches("[1-9]\\d*"), refused::toString);
        String log = Files.readString(server.messagesLog());
        assertTrue(log.contains("The database of todo cannot be used now: its file cannot be read or written."), log);
        assertFalse(log.contains("\n\tat "), "a stack trace for each request would fill the disk too");
        Answer again = Eventually.eventually(
                Duration.ofMinutes(3),
                () -> http.post("/todo/tasks")
                        .token(token)
                        .json("title", "There is room again")
                        .send(),
                answer -> answer.status() == 201);
        answered.put(again.text("id"), "There is room again");
    }

    private Answer writeUntilRefused(String token, Map<String, String> answered) {
        for (int number = 0; number < 1000; number++) {
            String title = "Large " + number;
            Answer answer = http.post("/todo/tasks")
                    .token(token)
                    .json("title", title, "notes", "x".repeat(9_000))
                    .send();
            if (answer.status() != 201) {
                return answer;
            }
            answered.put(answer.text("id"), title);
        }
        throw new AssertionError("The disk is not full");
    }

    /** The limit of the running server, which it may raise again. */
    private void limitFiles(String bytes) throws IOException, InterruptedException {
        String process = Long.toString(server.pid());
        Process limit = new ProcessBuilder("prlimit", "--pid", process, "--fsize=" + bytes + ":unlimited").start();
        assertEquals(0, limit.waitFor());
    }

    private Map<String, String> all(String token) {
        Map<String, String> found = new java.util.HashMap<>();
        String next = "";
        while (next != null) {
            Answer page = http.get("/todo/tasks?page_size=100&status=all" + next)
                    .token(token)
                    .expect(200);
            page.items().forEach(task -> found.put(task.getString("id"), task.getString("title")));
            next = page.json().containsKey("next_page_token") ? "&page_token=" + page.text("next_page_token") : null;
        }
        return found;
    }

    private Answer refresh(Tokens tokens) {
        return http.post("/auth/token")
                .form("grant_type", "refresh_token", "refresh_token", tokens.refresh())
                .send();
    }
}
