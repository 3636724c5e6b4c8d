package hallpass.system.attack;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import hallpass.launcher.LibertyServer;
import hallpass.launcher.Project;
import hallpass.system.http.Http;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OwnServers;
import hallpass.system.servers.WarFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same tokens at a service that has only Liberty's MP-JWT, and at one that has the resource-server jar. If a test
 * fails because Liberty refuses a token, Liberty has closed a gap: remove its row from docs/security.md.
 */
@OwnServers
@ExtendWith(AttackedTodo.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlainLibertyIT {

    private static final Duration MOMENTS = Duration.ofSeconds(10);

    private static final String APPLICATION = """
            package plain;

            @jakarta.ws.rs.ApplicationPath("/")
            @org.eclipse.microprofile.auth.LoginConfig(authMethod = "MP-JWT")
            public class PlainApplication extends jakarta.ws.rs.core.Application {}
            """;

    private static final String RESOURCE = """
            package plain;

            import jakarta.annotation.security.RolesAllowed;
            import jakarta.enterprise.context.RequestScoped;
            import jakarta.ws.rs.GET;
            import jakarta.ws.rs.Path;

            @Path("me")
            @RequestScoped
            @RolesAllowed("user")
            public class PlainResource {

                @GET
                public String me() {
                    return "me";
                }
            }
            """;

    private static final String SERVER = """
            <server>
              <featureManager>
                <feature>restfulWS-4.0</feature>
                <feature>cdi-4.1</feature>
                <feature>mpJwt-2.1</feature>
                <feature>mpHealth-4.0</feature>
              </featureManager>
              <httpEndpoint id="defaultHttpEndpoint" host="localhost"
                            httpPort="${http.port}" httpsPort="${https.port}"/>
              <keyStore id="defaultKeyStore" password="${keystore_password}"/>
              <mpJwt id="plain" issuer="ISSUER" audiences="todo" jwksUri="KEYS"/>
              <webApplication location="plain.war" contextRoot="/plain"/>
            </server>
            """;

    private final Attacked hallpass;
    private final FakeIssuer issuer;
    private final Path folder = Instances.fresh("plain-liberty");
    private LibertyServer plain;

    PlainLibertyIT(Attacked hallpass) {
        this.hallpass = hallpass;
        this.issuer = hallpass.issuer();
    }

    @BeforeAll
    void start() throws IOException, InterruptedException {
        List<JWK> keys = new ArrayList<>(MpJwtGaps.published());
        keys.add(issuer.key());
        issuer.publishes(keys.toArray(JWK[]::new));
        issuer.lists(issuer.list(StatusListIT.ENDED).signed());
        WarFolder sources = new WarFolder(folder);
        sources.write("src/main/java/plain/PlainApplication.java", APPLICATION);
        sources.write("src/main/java/plain/PlainResource.java", RESOURCE);
        Path server = Files.createDirectories(folder.resolve("usr/servers/plain"));
        Files.writeString(
                server.resolve("server.xml"),
                SERVER.replace("ISSUER", FakeIssuer.NAME).replace("KEYS", issuer.keySetAddress()));
        Files.createDirectories(server.resolve("apps"));
        Files.copy(sources.war("plain.war"), server.resolve("apps/plain.war"));
        plain = LibertyServer.named("plain")
                .instance(folder.resolve("instance"))
                .env("WLP_USER_DIR", folder.resolve("usr").toString())
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .start();
        plain.awaitReady(Instances.READY_WITHIN);
    }

    @AfterAll
    void stop() {
        plain.close();
        issuer.publishes(issuer.key());
    }

    @Test
    void both_take_a_good_token() {
        String token = issuer.draft().signed();

        assertEquals(200, plain(token));
        assertEquals(200, hallpass(token));
    }

    @ParameterizedTest
    @MethodSource("hallpass.system.attack.MpJwtGaps#all")
    void plain_liberty_takes_it_and_hallpass_does_not(String name, Attack attack) throws Exception {
        String token = attack.token(issuer);

        assertEquals(401, hallpass(token));
        assertEquals(200, plain(token));
        documented("| " + name + " | 200 | 401 |");
    }

    @Test
    void a_session_that_has_ended_is_nothing_to_plain_liberty() throws Exception {
        String status = StatusListIT.reference(StatusListIT.ENDED, FakeIssuer.LIST);
        String token = issuer.draft().claim("status", status).signed();

        eventually(MOMENTS, () -> hallpass(token), answer -> answer == 401);
        assertEquals(200, plain(token));
        documented("| a session that has ended | 200 | 401 |");
    }

    @Test
    void a_withdrawn_key_is_believed_until_the_restart() throws Exception {
        RSAKey withdrawn = FakeIssuer.rsa();
        publishAlso(withdrawn);
        eventually(MOMENTS, () -> hallpass(new Draft(withdrawn).signed()), status -> status == 200);
        assertEquals(200, plain(new Draft(withdrawn).signed()));

        publishAlso();

        eventually(MOMENTS, () -> hallpass(new Draft(withdrawn).signed()), status -> status == 401);
        assertEquals(200, plain(new Draft(withdrawn).signed()));
        documented("| a key that the issuer has withdrawn | 200 until the restart | 401 |");
    }

    @Test
    void each_unknown_key_has_the_key_set_fetched() throws Exception {
        int before = issuer.fetches();
        for (int i = 0; i < 20; i++) {
            assertEquals(401, plain(unknown()));
        }
        int byPlain = issuer.fetches() - before; // our service has fetched the key set in the meantime too

        assertTrue(byPlain >= 40, () -> byPlain + " fetches");
        documented("| key set fetches of 100 tokens with unknown keys | 200 | at most 1 in two seconds |");
    }

    @Test
    void a_key_set_that_hangs_holds_good_tokens_up() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        try {
            issuer.answers(exchange -> {
                await(hanging);
                exchange.close();
            });
            CompletableFuture<Integer> bad = CompletableFuture.supplyAsync(() -> plain(unknown()));
            int before = issuer.fetches();
            eventually(MOMENTS, issuer::fetches, now -> now > before);
            CompletableFuture<Integer> good =
                    CompletableFuture.supplyAsync(() -> plain(issuer.draft().signed()));

            assertEquals(401, hallpass(unknown()));
            assertEquals(200, hallpass(issuer.draft().signed()));
            assertFalse(answered(good), "plain Liberty has answered meanwhile");
            assertFalse(bad.isDone());
        } finally {
            hanging.countDown();
            publishAlso();
        }
        documented("| a good token while the key set hangs and one token with an unknown key came |"
                + " waits | 200 at once |");
    }

    private void publishAlso(RSAKey... more) {
        List<JWK> keys = new ArrayList<>(MpJwtGaps.published());
        keys.add(issuer.key());
        keys.addAll(List.of(more));
        issuer.publishes(keys.toArray(JWK[]::new));
    }

    private String unknown() {
        return issuer.draft().header("kid", "\"" + UUID.randomUUID() + "\"").signed();
    }

    private int plain(String token) {
        return Http.at(plain.http()).get("/plain/me").token(token).send().status();
    }

    private int hallpass(String token) {
        return hallpass.http().get("/todo/lists").token(token).send().status();
    }

    /** Whether the answer took less than three seconds; only the key set could delay it. */
    private static boolean answered(CompletableFuture<Integer> request) throws Exception {
        try {
            request.get(3, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException waits) {
            return false;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void documented(String row) throws IOException {
        String page = Files.readString(Project.root().resolve("docs/security.md"));
        assertTrue(page.contains(row), () -> "docs/security.md has no row " + row);
    }
}
