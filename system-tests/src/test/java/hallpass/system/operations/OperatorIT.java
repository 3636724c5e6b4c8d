package hallpass.system.operations;

import static hallpass.system.servers.OperatedSystem.OPERATOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Answer;
import hallpass.system.http.Call;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OneServer;
import hallpass.system.servers.OperatedSystem;
import hallpass.system.servers.OwnServers;
import hallpass.system.servers.WithOperator;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Admin Center: absent by default; if it is on, an operator can change settings of a running server. */
@OwnServers
@ExtendWith(WithOperator.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.Random.class)
class OperatorIT {

    private static final List<String> DOORS = List.of("/adminCenter/", "/IBMJMXConnectorREST/file/");

    /** Always present, because it serves metrics and health. */
    private static final String CONFIGURATION = "/ibm/api/config";

    private static final Duration LIVE_WITHIN = Duration.ofSeconds(30);

    private final String password;
    private final LibertyServer server;
    private final Http http;
    private final Http https;

    OperatorIT(OperatedSystem system) throws GeneralSecurityException {
        password = system.operatorPassword();
        server = system.server();
        http = system.http();
        https = Http.through(HttpClient.newBuilder().sslContext(believing()).build(), server.https());
    }

    @BeforeAll
    void awaitOperator() {
        Eventually.eventually(
                Instances.READY_WITHIN, () -> https.get(CONFIGURATION).send().status(), status -> status == 401);
    }

    @Test
    @ExtendWith(OneServer.class)
    void it_is_not_there_until_it_is_switched_on(Hallpass usual) throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(believing()).build();
        Http there = Http.through(client, usual.servers().get(0).https());
        for (String door : DOORS) {
            assertEquals(404, there.get(door).send().status(), door);
        }
        assertEquals(302, usual.http().get(CONFIGURATION).send().status());
        assertEquals(401, there.get(CONFIGURATION).send().status());
        assertEquals(
                401, signedIn(there.get(CONFIGURATION), "operator", "").send().status());
        // answers of Liberty itself: not signed in, or not found
        HttpRequest request = HttpRequest.newBuilder(
                        usual.servers().get(0).https().resolve(CONFIGURATION))
                .header("Authorization", "Bearer " + usual.admin().token())
                .build();
        int status =
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        assertTrue(Set.of(401, 404).contains(status), "answered " + status);
    }

    @Test
    void only_the_operator_of_the_environment_gets_in_and_only_with_tls() {
        assertEquals(401, https.get(CONFIGURATION).send().status());
        for (String[] wrong : new String[][] {
            {OPERATOR, ""},
            {OPERATOR, OPERATOR},
            {OPERATOR, "${hallpass.operator.password}"},
            {"operator", password},
            {"admin", "admin"}
        }) {
            assertEquals(
                    401,
                    signedIn(https.get(CONFIGURATION), wrong[0], wrong[1])
                            .send()
                            .status(),
                    wrong[0]);
        }
        assertEquals(200, operator(https.get(CONFIGURATION)).send().status());
        assertEquals(302, operator(http.get(CONFIGURATION)).send().status());
    }

    /** The operator and the admins of Hallpass are separate accounts. */
    @Test
    void an_operator_cannot_sign_in_to_the_services_nor_a_user_to_the_admin_center() {
        TestUser user = TestUser.register(http);

        Refusals.problem(401, operator(https.get("/auth/users/me")).send());
        Refusals.problem(401, operator(https.get("/auth/users")).send());
        assertEquals(401, https.get(CONFIGURATION).token(user.token()).send().status());
    }

    @Test
    void registration_is_closed_without_a_restart() throws Exception {
        long process = server.pid();
        try {
            change("hallpass.registration", "closed");
            Eventually.eventually(LIVE_WITHIN, () -> registration().status(), status -> status == 403);
        } finally {
            change("hallpass.registration", "open");
        }
        Eventually.eventually(LIVE_WITHIN, () -> registration().status(), status -> status == 201);
        assertTrue(server.running());
        assertEquals(process, server.pid());
    }

    @Test
    void the_lifetime_of_tokens_changes_without_a_restart() throws Exception {
        TestUser user = TestUser.register(http);
        change("hallpass.access.token.lifetime", "PT4M");

        Eventually.eventually(
                LIVE_WITHIN,
                () -> user.trySignIn(user.password()).expect(200).json().getInt("expires_in"),
                seconds -> seconds == 240);
    }

    @Test
    void throttling_changes_without_a_restart() throws Exception {
        change("hallpass.throttle.account.failures", "1");

        Eventually.eventually(
                LIVE_WITHIN,
                () -> {
                    TestUser user = TestUser.register(http);
                    user.trySignIn("wrong once");
                    return user.trySignIn("wrong twice").status();
                },
                status -> status == 429);
    }

    @Test
    void a_file_outside_the_settings_cannot_be_written() throws IOException {
        for (String file : List.of("server.xml", "fragments/admin-center-on.xml", "settings/../server.xml")) {
            int status = write(file, "<server/>");
            assertTrue(status >= 400, file + ": " + status);
        }
    }

    @Test
    void the_settings_have_descriptions() throws Exception {
        String settings = Files.readString(server.configuration().resolve("settings/auth.xml"));

        long variables = java.util.regex.Pattern.compile("<variable ")
                .matcher(settings)
                .results()
                .count();
        long described = java.util.regex.Pattern.compile("<variable [^>]*description=\"[^\"]{5,}\"")
                .matcher(settings)
                .results()
                .count();
        assertTrue(variables > 10);
        assertEquals(variables, described);
    }

    @Test
    void without_a_password_in_the_environment_nobody_gets_in() throws Exception {
        try (LibertyServer open = LibertyServer.named("web")
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .env("HALLPASS_ADMIN_CENTER", "on")
                .start()) {
            open.awaitReady(Instances.READY_WITHIN);
            Http there =
                    Http.through(HttpClient.newBuilder().sslContext(believing()).build(), open.https());
            Eventually.eventually(
                    Instances.READY_WITHIN,
                    () -> there.get(CONFIGURATION).send().status(),
                    status -> status == 401);
            for (String guess :
                    List.of("", "operator", "${hallpass.operator.password}", "${env.HALLPASS_OPERATOR_PASSWORD}")) {
                assertEquals(
                        401,
                        signedIn(there.get(CONFIGURATION), "operator", guess)
                                .send()
                                .status(),
                        guess);
            }
        }
    }

    /** Does what the Server Config tool does: reads the file, sets the variable, writes the file. */
    private synchronized void change(String variable, String value) throws IOException {
        String before =
                operator(https.get(path("settings/auth.xml"))).expect(200).body();
        String after = before.replaceAll(
                "<variable name=\"" + variable.replace(".", "\\.") + "\" value=\"[^\"]*\"",
                "<variable name=\"" + variable + "\" value=\"" + value + "\"");
        assertFalse(after.equals(before), before);
        assertEquals(204, write("settings/auth.xml", after));
    }

    /** Not by {@link Call}, which searches for leaks: Liberty may tell its operator more than we tell clients. */
    private int write(String file, String text) throws IOException {
        try {
            return HttpClient.newBuilder()
                    .sslContext(believing())
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.https() + path(file)))
                                    .header("Authorization", basic(OPERATOR, password))
                                    .header("Content-Type", "application/octet-stream")
                                    .POST(HttpRequest.BodyPublishers.ofString(text))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** The path of a file in the server's file service. */
    private static String path(String file) {
        return "/IBMJMXConnectorREST/file/" + URLEncoder.encode("${server.config.dir}/" + file, StandardCharsets.UTF_8);
    }

    private Answer registration() {
        return http.post("/auth/users")
                .json("email", TestUser.unusedEmail(), "password", TestUser.unusedPassword())
                .send();
    }

    private Call operator(Call call) {
        return signedIn(call, OPERATOR, password);
    }

    private static Call signedIn(Call call, String name, String password) {
        return call.header("Authorization", basic(name, password));
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Trusts any certificate: the server made its own at its first start. */
    private static SSLContext believing() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Believer()}, null);
        return context;
    }

    private static final class Believer extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
