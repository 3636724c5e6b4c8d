package hallpass.system.fault;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Clients that read and write without pause, and remember the answers. */
final class FaultLoad implements AutoCloseable {

    private static final int WRITERS = 3;
    private static final int PAUSE_MILLIS = 50;

    private final Http http;
    private final TestUser user;
    private final AtomicReference<Tokens> access;
    private final ConcurrentLinkedQueue<Observation> observations = new ConcurrentLinkedQueue<>();
    private final Set<String> tasks = ConcurrentHashMap.newKeySet();
    private final Set<String> orders = ConcurrentHashMap.newKeySet();
    private final String product;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Thread> clients = new ArrayList<>();

    FaultLoad(Http http) {
        this.http = http;
        this.user = TestUser.register(http);
        this.access = new AtomicReference<>(user.signIn());
        this.product = http.post("/catalog/products")
                .token(access.get().access())
                .json("name", "Pencil", "price", 1)
                .expect(201)
                .text("id");
        for (int i = 0; i < WRITERS; i++) {
            start("writer-" + i, this::readAndWrite);
        }
        start("samples", this::lookAndOrder);
        start("session", this::refresh);
    }

    List<Observation> take() {
        List<Observation> taken = new ArrayList<>();
        for (Observation each = observations.poll(); each != null; each = observations.poll()) {
            taken.add(each);
        }
        return taken;
    }

    /** @return the tasks that were answered with 201 and do not exist */
    Set<String> lost() {
        Set<String> answered = new HashSet<>(tasks);
        answered.addAll(orders);
        answered.removeAll(all("/todo/tasks?status=all&page_size=100", "title"));
        answered.removeAll(all("/orders/orders?page_size=100", "id"));
        return answered;
    }

    private Set<String> all(String path, String member) {
        Set<String> found = new HashSet<>();
        String next = "";
        while (next != null) {
            Answer page = http.get(path + next).token(access.get().access()).expect(200);
            page.items().forEach(item -> found.add(item.getString(member)));
            next = page.json().containsKey("next_page_token") ? "&page_token=" + page.text("next_page_token") : null;
        }
        return found;
    }

    int written() {
        return tasks.size() + orders.size();
    }

    @Override
    public void close() throws InterruptedException {
        over.countDown();
        for (Thread client : clients) {
            client.join(TimeUnit.MINUTES.toMillis(2));
        }
    }

    private void readAndWrite() throws InterruptedException {
        while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            String token = access.get().access();
            observe("read", 200, () -> http.get("/todo/tasks?page_size=5")
                    .token(token)
                    .trySend());
            String title = UUID.randomUUID().toString();
            Answer created = observe("write", 201, () -> http.post("/todo/tasks")
                    .token(token)
                    .header("Idempotency-Key", title)
                    .json("title", title)
                    .trySend());
            if (created != null && created.status() == 201) {
                tasks.add(title);
            }
        }
    }

    private void lookAndOrder() throws InterruptedException {
        while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            String token = access.get().access();
            observe("page", 200, () -> http.get("/").trySend());
            observe("catalog", 200, () -> http.get("/catalog/products?page_size=5")
                    .trySend());
            observe("courses", 200, () -> http.get("/courses/courses?page_size=5")
                    .token(token)
                    .trySend());
            Answer ordered = observe("order", 201, () -> http.post("/orders/orders")
                    .token(token)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .json("product_id", product, "quantity", 1)
                    .trySend());
            if (ordered != null && ordered.status() == 201) {
                orders.add(ordered.text("id"));
            }
        }
    }

    private void refresh() throws InterruptedException {
        while (!over.await(PAUSE_MILLIS * 4, TimeUnit.MILLISECONDS)) {
            String token = access.get().refresh();
            Answer refreshed = observe("refresh", 200, () -> http.post("/auth/token")
                    .form("grant_type", "refresh_token", "refresh_token", token)
                    .trySend());
            if (refreshed != null && refreshed.status() == 200) {
                access.set(Tokens.of(refreshed));
            } else if (refreshed != null && refreshed.status() == 400) {
                access.set(user.signIn()); // a real client would ask its user; the request counts as failed
            }
        }
    }

    private interface Request {
        Answer send() throws IOException;
    }

    private Answer observe(String kind, int status, Request request) {
        Instant at = Instant.now();
        try {
            Answer answer = request.send();
            observations.add(new Observation(at, kind, Integer.toString(answer.status()), answer.status() == status));
            return answer;
        } catch (IOException none) {
            observations.add(new Observation(at, kind, "no answer", false));
            return null;
        }
    }

    private interface Client {
        void run() throws InterruptedException;
    }

    private void start(String name, Client client) {
        Thread thread = new Thread(
                () -> {
                    try {
                        client.run();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        clients.add(thread);
        thread.start();
    }
}
