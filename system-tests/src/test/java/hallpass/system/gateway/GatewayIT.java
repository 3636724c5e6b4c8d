package hallpass.system.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.flow.ReadmeFlow;
import hallpass.system.http.Answer;
import hallpass.system.http.Cookie;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.RawHttp;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.BehindGateway;
import hallpass.system.servers.GatewaySystem;
import hallpass.system.servers.OwnServers;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What clients see of the services behind the gateway. */
@OwnServers
@ExtendWith(BehindGateway.class)
class GatewayIT {

    private final GatewaySystem system;
    private final Http http;

    @TempDir
    Path folder;

    GatewayIT(GatewaySystem system) {
        this.system = system;
        this.http = system.http();
    }

    @Test
    void the_readmes_flow_goes_through_it() throws Exception {
        ReadmeFlow.run(
                system.gateway().address().toString(), folder, system.gateway().certificateFile());
    }

    @Test
    void the_page_is_at_its_root_and_signs_in_there() {
        Answer page = http.get("/").expect(200);
        assertEquals("text/html", page.mediaType());
        assertFalse(page.header("Content-Security-Policy").isBlank(), page::toString);
        assertTrue(page.header("Strict-Transport-Security").startsWith("max-age="), page::toString);

        TestUser user = TestUser.register(http);
        Answer signedIn = http.post("/auth/session")
                .json("email", user.email(), "password", user.password())
                .expect(200);
        Cookie cookie = Cookie.setBy(signedIn);
        assertTrue(cookie.has("Secure") && cookie.has("HttpOnly"), signedIn::toString);
        Answer refreshed = http.post("/auth/session/refresh")
                .header("Cookie", cookie.pair())
                .header("X-Requested-By", "hallpass")
                .expect(200);
        http.get("/todo/tasks").token(refreshed.text("access_token")).expect(200);
    }

    @Test
    void locations_and_the_issuer_have_the_public_address() {
        String base = system.gateway().address().toString();
        TestUser user = TestUser.register(http);

        Answer task = http.post("/todo/tasks").as(user).json("title", "a").expect(201);
        assertTrue(task.header("Location").startsWith(base + "/todo/tasks/"), task::toString);
        assertEquals(base + "/auth", Tokens.part(user.token(), 1).getString("iss"));
        Answer metadata = http.get("/auth/.well-known/openid-configuration").expect(200);
        assertEquals(base + "/auth", metadata.text("issuer"));
        assertEquals(base + "/auth/token", metadata.text("token_endpoint"));
        assertEquals(base + "/auth/jwks", metadata.text("jwks_uri"));
        Answer inserted =
                http.get("/.well-known/oauth-authorization-server/auth").expect(200);
        assertEquals(base + "/auth", inserted.text("issuer"));
        assertEquals(
                inserted.json(),
                http.get("/.well-known/openid-configuration/auth").expect(200).json());
    }

    @Test
    void an_upgrade_does_not_get_past_its_rules() throws Exception {
        String answer = RawHttp.send(
                system.gateway().internalAddress(),
                "GET /auth/jwks HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                        + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }

    @Test
    void a_request_without_tls_is_redirected_to_tls() throws Exception {
        HttpClient client = HttpClient.newBuilder().build();
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(system.gateway().plainAddress().resolve("/todo/tasks?a=b"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertEquals(308, answer.statusCode());
        assertTrue(answer.headers().firstValue("Location").orElse("").matches("https://[^/]+/todo/tasks\\?a=b"));
    }

    @Test
    void endpoints_for_operators_are_not_reachable_from_outside() {
        for (String path : List.of(
                "/health",
                "/health/ready",
                "/metrics",
                "/metrics?scope=base",
                "/openapi",
                "/openapi/ui/",
                "/%6detrics",
                "/adminCenter/",
                "/ibm/api/config",
                "/IBMJMXConnectorREST/",
                "/.problem")) {
            Refusals.problem(404, http.get(path).send());
        }
        for (String path : List.of(
                "//metrics",
                "/;/metrics",
                "/%3b/metrics",
                "/todo/..;/metrics",
                "/todo/..%2fmetrics",
                "/todo/%2e%2e/metrics",
                "/todo/%252e%252e/metrics",
                "/todo/tasks/%00",
                "/todo/tasks/%0A",
                "/todo/tasks/%7f")) {
            Refusals.problem(400, http.get(path).send());
        }
    }

    @Test
    void a_body_that_is_too_large_does_not_get_in() {
        TestUser user = TestUser.register(http);

        Answer refused = Eventually.eventually( // what is not read any more may cost a client the answer
                Duration.ofMinutes(1),
                () -> http.post("/todo/tasks")
                        .as(user)
                        .json("title", "a", "notes", "x".repeat(1 << 20))
                        .send(),
                any -> true);
        Refusals.problem(413, refused);
        Refusals.problem(
                413,
                http.post("/todo/tasks")
                        .as(user)
                        .chunked("application/json", "{\"title\": \"" + "x".repeat(1 << 20) + "\"}")
                        .send());
        // a body that is not too large gets in, and the service judges it
        Refusals.violations(
                http.post("/todo/tasks")
                        .as(user)
                        .json("title", "a", "notes", "x".repeat(1_000_000))
                        .send(),
                "notes");
    }

    @Test
    void it_speaks_http_2() throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(system.gateway().trust())
                .version(HttpClient.Version.HTTP_2)
                .build();
        HttpResponse<String> keys = client.send(
                HttpRequest.newBuilder(system.gateway().address().resolve("/auth/jwks"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertEquals(200, keys.statusCode());
        assertEquals(HttpClient.Version.HTTP_2, keys.version());
    }

    @Test
    void both_servers_of_a_service_answer() throws Exception {
        for (int i = 0; i < 20; i++) {
            http.get("/auth/jwks").expect(200);
            http.get("/todo/tasks").expect(401);
        }

        String log = Files.readString(system.gateway().log());
        for (String server : List.of("auth/auth-1", "auth/auth-2", "todo/todo-1", "todo/todo-2")) {
            assertTrue(log.contains(server), "nothing went to " + server);
        }
    }

    /** The gateway overwrites forwarding headers that clients send; the servers believe only the gateway. */
    @Test
    void a_client_cannot_set_the_forwarding_headers() {
        String forged = "evil.example.org";
        Answer throughGateway = registration(http, forged);
        assertTrue(
                throughGateway
                        .header("Location")
                        .startsWith(system.gateway().address().toString()),
                throughGateway::toString);
    }

    private static Answer registration(Http http, String forged) {
        return http.post("/auth/users")
                .header("X-Forwarded-Proto", "gopher")
                .header("X-Forwarded-Host", forged)
                .header("X-Forwarded-Port", "1")
                .header("Forwarded", "for=192.0.2.1;host=" + forged + ";proto=gopher")
                .json("email", TestUser.unusedEmail(), "password", TestUser.unusedPassword())
                .expect(201);
    }

    /** Nothing between server and client holds a change back until there are more. */
    @Test
    void live_changes_arrive_at_once() throws Exception {
        TestUser user = TestUser.register(http);
        http.get("/todo/tasks").as(user).expect(200);
        HttpClient client =
                HttpClient.newBuilder().sslContext(system.gateway().trust()).build();
        HttpResponse<InputStream> stream = client.send(
                HttpRequest.newBuilder(system.gateway().address().resolve("/todo/events"))
                        .header("Authorization", "Bearer " + user.token())
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(200, stream.statusCode());
        StringBuffer received = new StringBuffer();
        Thread reader = new Thread(() -> read(stream.body(), received), "events");
        reader.setDaemon(true);
        reader.start();

        String task = http.post("/todo/tasks")
                .as(user)
                .json("title", "Live")
                .expect(201)
                .text("id");

        Eventually.eventually(Duration.ofSeconds(10), received::toString, text -> text.contains(task));
        stream.body().close();
    }

    private static void read(InputStream stream, StringBuffer received) {
        byte[] buffer = new byte[1024];
        try {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                received.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
        } catch (IOException closed) {
            // the stream was closed: the test is over
        }
    }

    /** A client that guesses passwords is slowed down by its real address, whatever it claims; others are not. */
    @Test
    void throttling_sees_the_address_of_the_client() throws Exception {
        String guesser = "127.0.0.2";
        int guesses = 0;
        while (guess(guesser, "X-Forwarded-For: 198.51.100." + guesses) != 429) {
            assertTrue(++guesses < 3 * GatewaySystem.ADDRESS_FAILURES, "never slowed down");
        }

        assertEquals(429, guess(guesser, "Forwarded: for=198.51.100.7"));
        assertEquals(400, guess("127.0.0.3", "X-Forwarded-For: " + guesser));
    }

    @Test
    void a_server_believes_nobody_but_the_gateway() throws Exception {
        String guesser = "127.0.0.4";
        int guesses = 0;
        while (Guess.plainly(
                        system.server("auth-1").httpPort(),
                        guesser,
                        "X-Forwarded-For: 203.0.113." + guesses + "\r\n$WSRA: 203.0.113." + guesses)
                != 429) {
            assertTrue(++guesses < 3 * GatewaySystem.ADDRESS_FAILURES, "never slowed down");
        }

        assertEquals(400, guess("127.0.0.5", "X-Request: 1"));
    }

    private int guess(String from, String header) throws IOException {
        return Guess.through(system.gateway(), from, header);
    }
}
