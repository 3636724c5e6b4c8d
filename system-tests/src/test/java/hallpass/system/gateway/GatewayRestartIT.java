package hallpass.system.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.BehindGateway;
import hallpass.system.servers.GatewaySystem;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OwnServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Servers behind the gateway stop and start again while clients read and write. */
@OwnServers
@ExtendWith(BehindGateway.class)
class GatewayRestartIT {

    private static final int CLIENTS = 4;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final GatewaySystem system;
    private final Http http;

    GatewayRestartIT(GatewaySystem system) {
        this.system = system;
        this.http = system.http();
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void a_server_that_restarts_costs_no_request_that_may_be_repeated() throws Exception {
        TestUser user = TestUser.register(http);
        Load load = new Load(user);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (int i = 0; i < CLIENTS; i++) {
                clients.submit(load);
            }
            load.awaitMore(50);
            List<String> names = List.of("todo-1", "auth-1");
            for (String name : names) {
                system.server(name).close();
                load.awaitMore(50);
            }
            for (String name : names) {
                system.start(name);
            }
            for (String name : names) {
                system.server(name).awaitReady(Instances.READY_WITHIN);
                load.awaitMore(100);
            }
        } finally {
            load.stop.set(true);
            clients.shutdown();
            assertTrue(clients.awaitTermination(2, TimeUnit.MINUTES));
        }

        assertEquals(List.of(), load.failures);
        Set<String> found = new HashSet<>();
        String next = "";
        while (next != null) {
            Answer page = http.get("/todo/tasks?page_size=100" + next).as(user).expect(200);
            page.items().forEach(task -> assertTrue(found.add(task.getString("title")), "made twice: " + task));
            next = page.json().containsKey("next_page_token") ? "&page_token=" + page.text("next_page_token") : null;
        }
        Set<String> lost = new HashSet<>(load.made);
        lost.removeAll(found);
        assertEquals(Set.of(), lost);
    }

    /** Reads, writes with an idempotency key, and refreshes: all of these can be repeated, and none may fail. */
    private final class Load implements Runnable {
        private final TestUser user;
        private final AtomicBoolean stop = new AtomicBoolean();
        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicInteger numbers = new AtomicInteger();
        private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
        private final Set<String> made = Collections.synchronizedSet(new HashSet<>());

        Load(TestUser user) {
            this.user = user;
        }

        @Override
        public void run() {
            Tokens tokens = user.signIn();
            while (!stop.get()) {
                String title = "t" + numbers.incrementAndGet();
                expect(200, "list", () -> http.get("/todo/tasks?page_size=5")
                        .as(user)
                        .send());
                expect(200, "keys", () -> http.get("/auth/jwks").send());
                Answer created = expect(201, "create", () -> http.post("/todo/tasks")
                        .as(user)
                        .header("Idempotency-Key", title)
                        .json("title", title)
                        .send());
                if (created != null && created.status() == 201) {
                    made.add(title);
                }
                Tokens current = tokens;
                Answer refreshed = expect(200, "refresh", () -> user.refresh(current));
                if (refreshed != null && refreshed.status() == 200) {
                    tokens = Tokens.of(refreshed);
                }
                LockSupport.parkNanos(BETWEEN.toNanos()); // leaves the processor to the servers that start
            }
        }

        private Answer expect(int status, String what, java.util.function.Supplier<Answer> call) {
            try {
                Answer answer = call.get();
                if (answer.status() != status) {
                    failures.add(what + ": " + answer);
                }
                answered.incrementAndGet();
                return answer;
            } catch (RuntimeException | AssertionError none) {
                failures.add(what + ": " + none);
                return null;
            }
        }

        void awaitMore(int answers) {
            int target = answered.get() + answers;
            Eventually.eventually(Duration.ofMinutes(2), answered::get, now -> now >= target);
        }
    }
}
