package hallpass.system.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.LibertyServer;
import hallpass.launcher.Project;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.BehindGateway;
import hallpass.system.servers.GatewaySystem;
import hallpass.system.servers.OwnServers;
import hallpass.system.servers.TraceReceiver.Span;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The metrics that dashboards and alerts need, and the trace of a request through all services. */
@OwnServers
@ExtendWith(BehindGateway.class)
class ObservabilityIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    /** Words of the query language that look like a metric. Functions are found by their parenthesis. */
    private static final Set<String> WORDS = Set.of(
            "by", "without", "on", "ignoring", "and", "or", "unless", "bool", "offset", "group_left", "group_right");

    private final GatewaySystem system;
    private final Http http;

    ObservabilityIT(GatewaySystem system) {
        this.system = system;
        this.http = system.http();
    }

    @Test
    void dashboard_and_alerts_ask_for_metrics_that_are_published() throws Exception {
        traffic();
        Set<String> published = published();

        Set<String> missing = new TreeSet<>();
        for (String expression : expressions()) {
            for (String metric : metrics(expression)) {
                if (!published.contains(metric) && !metric.equals("up")) {
                    missing.add(metric);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void the_check_above_finds_what_is_not_there() {
        assertEquals(
                Set.of("hallpass_refreshes_total", "b_total"),
                metrics("sum by (outcome, le) (rate(hallpass_refreshes_total{type=\"sign_in\"}[5m])) / on (a) b_total"
                        + " > 0.5"));
    }

    @Test
    void sign_ins_refreshes_and_refusals_are_counted_by_how_they_went() {
        double good = total("hallpass_security_events_total", "type=\"sign_in\"", "outcome=\"success\"");
        double bad = total("hallpass_security_events_total", "type=\"sign_in\"", "outcome=\"failure\"");
        double refreshed = total("hallpass_refreshes_total", "outcome=\"success\"");
        double refused = total("hallpass_refreshes_total", "outcome=\"refused\"");
        double unverified = total("hallpass_tokens_refused_total", "reason=\"not_verified\"", "service=\"todo\"");
        double forbidden = total("hallpass_tokens_refused_total", "reason=\"forbidden\"", "service=\"todo\"");

        traffic();

        assertTrue(total("hallpass_security_events_total", "type=\"sign_in\"", "outcome=\"success\"") >= good + 1);
        assertTrue(total("hallpass_security_events_total", "type=\"sign_in\"", "outcome=\"failure\"") >= bad + 1);
        assertTrue(total("hallpass_refreshes_total", "outcome=\"success\"") >= refreshed + 1);
        assertTrue(total("hallpass_refreshes_total", "outcome=\"refused\"") >= refused + 1);
        assertTrue(total("hallpass_tokens_refused_total", "reason=\"not_verified\"", "service=\"todo\"")
                >= unverified + 1);
        assertTrue(total("hallpass_tokens_refused_total", "reason=\"forbidden\"", "service=\"todo\"") >= forbidden + 1);
    }

    @Test
    void one_trace_follows_an_order_through_gateway_catalog_and_databases() {
        TestUser user = TestUser.register(http);
        String product = http.post("/catalog/products")
                .as(user)
                .json("name", "Traced", "price", 1)
                .expect(201)
                .text("id");
        String trace = UUID.randomUUID().toString().replace("-", "");
        http.post("/orders/orders")
                .as(user)
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .json("product_id", product, "quantity", 1)
                .expect(201);

        List<Span> spans = Eventually.eventually(
                SOON,
                () -> system.traces().of(trace),
                found -> found.stream().map(Span::name).toList().containsAll(List.of("select product", "insert order"))
                        // requests end after what they ask the database, and each server reports for itself
                        && found.stream().anyMatch(span -> span.name().startsWith("POST"))
                        && found.stream().anyMatch(ObservabilityIT::isAnswerOfCatalog));

        Span order = one(spans, "orders", "POST");
        assertEquals("00f067aa0ba902b7", order.parent());
        Span call = one(spans, "orders", "GET");
        Span answer = one(spans, "catalog", "GET");
        assertEquals(call.id(), answer.parent());
        assertEquals(answer.id(), one(spans, "catalog", "select product").parent());
        assertFalse(one(spans, "orders", "insert order").parent().isEmpty());
        spans.forEach(span -> assertFalse(span.toString().contains(user.token()), span::toString));
    }

    @Test
    void the_gateway_gives_a_request_without_a_trace_one() {
        http.get("/catalog/products/" + new UUID(0, 7)).expect(404);

        Eventually.eventually(SOON, () -> system.traces().all(), spans -> spans.stream()
                .anyMatch(span ->
                        span.service().equals("catalog") && !span.parent().isEmpty()));
    }

    @Test
    void servers_without_telemetry_load_nothing_of_it() throws IOException {
        String log = Files.readString(system.server("todo-1").messagesLog());

        assertTrue(log.contains("CWWKF0012I"), "no list of features");
        assertFalse(log.contains("mpTelemetry"));
        assertTrue(Files.readString(system.server("orders-1").messagesLog()).contains("mpTelemetry"));
    }

    private static boolean isAnswerOfCatalog(Span span) {
        return span.service().equals("catalog") && span.name().startsWith("GET");
    }

    private static Span one(List<Span> spans, String service, String name) {
        List<Span> found = spans.stream()
                .filter(span -> span.service().equals(service) && span.name().startsWith(name))
                .toList();
        assertEquals(1, found.size(), () -> service + " " + name + " in " + spans);
        return found.get(0);
    }

    private void traffic() {
        TestUser user = TestUser.register(http);
        Tokens tokens = user.signIn();
        user.trySignIn("not the password").expect(400);
        user.refresh(tokens).expect(200);
        user.refresh(new Tokens("", "no-such-token-" + UUID.randomUUID())).expect(400);
        http.get("/todo/tasks").as(user).expect(200);
        http.get("/todo/tasks").token("no.good.token").expect(401);
        http.get("/todo/admin/statistics").as(user).expect(403);
    }

    private Set<String> published() {
        Set<String> names = new HashSet<>();
        system.servers().forEach(server -> names.addAll(names(scrape(server))));
        names.addAll(names(Http.at(system.gateway().metricsAddress())
                .get("/metrics")
                .expect(200)
                .body()));
        return names;
    }

    private static String scrape(LibertyServer server) {
        return Http.at(server.http()).get("/metrics").expect(200).body();
    }

    private static Set<String> names(String metrics) {
        return metrics.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    /** The sum over all servers: two of them share the work. */
    private double total(String name, String... labels) {
        return system.servers().stream()
                .flatMap(server -> scrape(server).lines())
                .filter(line -> line.startsWith(name + "{"))
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static List<String> expressions() throws IOException {
        Path folder = Project.root().resolve("deploy/observability");
        List<String> found = new java.util.ArrayList<>();
        try (var reader = jakarta.json.Json.createReader(Files.newBufferedReader(folder.resolve("dashboard.json")))) {
            for (JsonObject panel : reader.readObject().getJsonArray("panels").getValuesAs(JsonObject.class)) {
                panel.getJsonArray("targets")
                        .getValuesAs(JsonObject.class)
                        .forEach(target -> found.add(target.getString("expr")));
            }
        }
        Matcher alerts =
                Pattern.compile("(?m)^\\s+expr: '(.*)'$").matcher(Files.readString(folder.resolve("alerts.yaml")));
        int dashboard = found.size();
        while (alerts.find()) {
            found.add(alerts.group(1));
        }
        assertTrue(dashboard > 10 && found.size() > dashboard + 8, "only " + found.size() + " expressions");
        return found;
    }

    /** The metrics in an expression: names that are no labels, functions or words of the language. */
    static Set<String> metrics(String expression) {
        String bare = expression
                .replaceAll("\\{[^}]*}", " ")
                .replaceAll("\\[[^]]*]", " ")
                .replaceAll("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)", " ");
        Set<String> found = new TreeSet<>();
        Matcher names = NAME.matcher(bare);
        while (names.find()) {
            boolean function = bare.substring(names.end()).stripLeading().startsWith("(");
            if (!function && !WORDS.contains(names.group())) {
                found.add(names.group());
            }
        }
        return found;
    }
}
