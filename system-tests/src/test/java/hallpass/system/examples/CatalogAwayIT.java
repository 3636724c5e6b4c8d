package hallpass.system.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hallpass.launcher.LibertyServer;
import hallpass.system.http.Answer;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OwnServers;
import hallpass.system.servers.WithExamples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Orders while the catalog misbehaves. The catalog is a server in this process, which each test tells what to do. */
@OwnServers
@ExtendWith(WithExamples.class)
@TestInstance(Lifecycle.PER_CLASS)
class CatalogAwayIT {

    private static final String PRODUCT = "019abf6e-7c1e-7b52-9d5f-0f6f3c1d2e4a";
    private static final String PENCIL = "{\"id\": \"" + PRODUCT
            + "\", \"name\": \"Pencil\", \"price\": 1.20, \"currency\": \"EUR\", \"unknown\": 1}";

    /** How the catalog answers. */
    private interface Behaviour {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final Hallpass hallpass;
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile String token = "";
    private volatile Behaviour behaviour;
    private HttpServer catalog;
    private LibertyServer orders;
    private Http http;
    private TestUser user;

    CatalogAwayIT(Hallpass hallpass) {
        this.hallpass = hallpass;
    }

    @BeforeAll
    void start() throws Exception {
        catalog = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        catalog.setExecutor(Executors.newCachedThreadPool());
        catalog.createContext("/catalog/products/", this::answer);
        catalog.start();
        orders = LibertyServer.named("orders")
                .instance(Instances.fresh("orders"))
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .env("WLP_LOGGING_CONSOLE_FORMAT", "JSON")
                .env("WLP_LOGGING_CONSOLE_LOGLEVEL", "INFO")
                .env("HALLPASS_ISSUER", hallpass.issuer())
                .env("HALLPASS_AUTH_URL", hallpass.issuer())
                .env(
                        "HALLPASS_SERVICE_CATALOG_URL",
                        "http://localhost:" + catalog.getAddress().getPort() + "/catalog")
                .start();
        orders.awaitReady(Instances.READY_WITHIN);
        http = Http.at(orders.http());
    }

    @AfterAll
    void stop() {
        over.countDown();
        orders.close();
        catalog.stop(0);
    }

    /** Closes the circuit breaker that an earlier test may have opened: the catalog answers well. */
    @BeforeEach
    void healthy() {
        user = TestUser.register(hallpass.http());
        behaviour = CatalogAwayIT::pencil;
        Eventually.eventually(Duration.ofSeconds(30), () -> order("warm-up").status(), status -> status == 201);
        asked.set(0);
    }

    @Test
    void the_callers_own_token_is_forwarded() {
        order("a").expect(201);

        assertEquals("Bearer " + user.token(), token);
    }

    @Test
    void a_catalog_that_answers_late_is_a_503_in_time_and_no_order() {
        int before = orders();
        behaviour = exchange -> over.await(1, TimeUnit.MINUTES);

        long begun = System.nanoTime();
        Refusals.problem(503, order("late"));

        // several times what one attempt may take, and far less than the catalog takes
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 20);
        assertEquals(before, orders());
    }

    @Test
    void a_catalog_that_fails_once_is_asked_again() {
        AtomicInteger failures = new AtomicInteger(1);
        behaviour = exchange -> {
            if (failures.getAndDecrement() > 0) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                pencil(exchange);
            }
        };

        order("again").expect(201);

        assertEquals(2, asked.get());
    }

    @Test
    void a_catalog_that_keeps_failing_is_left_alone_until_it_has_recovered() {
        int before = orders();
        behaviour = exchange -> exchange.sendResponseHeaders(500, -1);
        for (int i = 0; i < 30; i++) {
            Refusals.problem(503, order("failing-" + i));
        }

        assertTrue(
                asked.get() < 45,
                "asked " + asked.get()
                        + " times for 30 orders"); // without the circuit breaker each would ask three times
        assertEquals(before, orders());
        behaviour = CatalogAwayIT::pencil;
        Eventually.eventually(Duration.ofSeconds(30), () -> order("failing-0").status(), status -> status == 201);
        assertEquals(before + 1, orders());
    }

    @Test
    void a_catalog_that_hangs_up_or_answers_nonsense_is_a_503_and_no_order() {
        int before = orders();
        behaviour = HttpExchange::close;
        Refusals.problem(503, order("hangs-up"));
        behaviour = exchange -> say(exchange, "{\"id\": ");
        Refusals.problem(503, order("half"));
        behaviour = exchange -> say(exchange, "[]");
        Refusals.problem(503, order("list"));
        behaviour = exchange -> say(exchange, "{}");
        Refusals.problem(503, order("empty"));
        behaviour = exchange -> say(exchange, PENCIL.replace("1.20", "-1"));
        Refusals.problem(503, order("negative"));

        assertEquals(before, orders());
    }

    @Test
    void a_catalog_that_refuses_the_token_is_not_asked_again() {
        behaviour = exchange -> exchange.sendResponseHeaders(401, -1);
        Refusals.problem(401, order("refused"));
        behaviour = exchange -> exchange.sendResponseHeaders(403, -1);
        Refusals.problem(403, order("forbidden"));

        assertEquals(2, asked.get());
    }

    @Test
    void a_repeated_order_is_answered_without_the_catalog() {
        String first = order("kept").expect(201).text("id");
        behaviour = exchange -> exchange.sendResponseHeaders(500, -1);

        assertEquals(first, order("kept").expect(201).text("id"));

        assertEquals(1, asked.get());
    }

    @Test
    void a_log_in_json_names_the_trace_of_the_request_and_no_secret() throws IOException {
        String trace = UUID.randomUUID().toString().replace("-", "");
        behaviour = exchange -> exchange.sendResponseHeaders(500, -1);
        Refusals.problem(
                503,
                http.post("/orders/orders")
                        .as(user)
                        .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                        .json("product_id", PRODUCT, "quantity", 2)
                        .send());

        Path log = orders.dataFolder().resolve("console.log");
        String line = Eventually.eventually(
                Duration.ofSeconds(20),
                () -> read(log)
                        .lines()
                        .filter(each -> each.contains(trace))
                        .findFirst()
                        .orElse(""),
                found -> !found.isEmpty());
        assertEquals(trace, Json.parse(line).getString("ext_trace_id"));
        assertTrue(line.contains("No order without the catalog"), line);
        String secret = user.token().substring(user.token().lastIndexOf('.') + 1);
        assertTrue(!read(log).contains(secret), "the log has the signature of an access token");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        token = exchange.getRequestHeaders().getFirst("Authorization");
        try (exchange) {
            behaviour.answer(exchange);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pencil(HttpExchange exchange) throws IOException {
        say(exchange, PENCIL);
    }

    private static void say(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private Answer order(String key) {
        return http.post("/orders/orders")
                .as(user)
                .header("Idempotency-Key", key)
                .json("product_id", UUID.fromString(PRODUCT).toString(), "quantity", 2)
                .send();
    }

    private int orders() {
        return http.get("/orders/orders?page_size=100")
                .as(user)
                .expect(200)
                .items()
                .size();
    }
}
