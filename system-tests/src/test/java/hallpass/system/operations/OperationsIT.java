package hallpass.system.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import hallpass.system.servers.SeparateServers;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Health, metrics, descriptions and HTTPS, as an operator uses them. */
class OperationsIT {

    private static final Set<String> HTTP_METHODS = Set.of("get", "post", "put", "patch", "delete");

    @Test
    @ExtendWith(OneServer.class)
    void the_one_server_tells_how_it_is(Hallpass hallpass) {
        hallpass.servers().forEach(OperationsIT::tellsHowItIs);
    }

    @Test
    @ExtendWith(SeparateServers.class)
    void each_separate_server_tells_how_it_is(Hallpass hallpass) {
        hallpass.servers().forEach(OperationsIT::tellsHowItIs);
    }

    private static void tellsHowItIs(LibertyServer server) {
        Http http = Http.at(server.http());
        for (String kind : List.of("started", "live", "ready")) {
            assertEquals("UP", http.get("/health/" + kind).expect(200).text("status"));
        }
        http.call("BREW", "/pots/of-nobody").send();
        String metrics = http.get("/metrics").expect(200).body();
        assertTrue(metrics.contains("memory_usedHeap_bytes"), "no metrics");
        assertTrue(metrics.contains("threadpool_size"), "none of the server's own");
        assertFalse(metrics.contains("BREW") || metrics.contains("of-nobody"), "a client can fill the memory");
        assertFalse(metrics.contains("quantile="), "half a megabyte for each method of a resource");
        http.get("/openapi").expect(200);
        Answer page = http.get("/openapi/ui/").expect(200);
        assertEquals("text/html", page.mediaType());
    }

    @Test
    @ExtendWith(OneServer.class)
    void the_description_has_all_services_and_the_truth_about_tokens(Hallpass hallpass) {
        JsonObject openapi = openapi(hallpass.http());

        JsonObject paths = openapi.getJsonObject("paths");
        for (String path : List.of(
                "/auth/token",
                "/auth/jwks",
                "/auth/session",
                "/auth/users",
                "/auth/users/me",
                "/auth/users/{id}",
                "/todo/tasks",
                "/todo/tasks/{id}",
                "/todo/lists",
                "/todo/lists/{id}")) {
            assertTrue(paths.containsKey(path), path + " is not in " + paths.keySet());
        }
        String base = hallpass.http().base("/auth").toString();
        paths.forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
            if (!HTTP_METHODS.contains(method)) {
                return;
            }
            JsonObject described = operation.asJsonObject();
            String where = method + " " + path;
            assertFalse(described.getJsonObject("responses").isEmpty(), where);
            boolean secured = described.containsKey("security")
                    ? described.getJsonArray("security").stream()
                            .anyMatch(one -> !one.asJsonObject().isEmpty())
                    : openapi.containsKey("security");
            int status = Http.at(java.net.URI.create(base))
                    .call(
                            method.toUpperCase(java.util.Locale.ROOT),
                            path.replaceAll("\\{[^}]+}", "00000000-0000-7000-8000-000000000000"))
                    .json()
                    .send()
                    .status();
            if (secured) {
                assertEquals(401, status, where + " says that it needs a token");
                assertTrue(described.getJsonObject("responses").containsKey("401"), where + " does not say 401");
            } else if (!path.matches("/auth/(session|userinfo|register)(/.*)?")) { // they look at a proof themselves
                assertTrue(status != 401, where + " needs a token and does not say so");
            }
        }));
    }

    @Test
    @ExtendWith(OneServer.class)
    void the_authorize_button_takes_a_code(Hallpass hallpass) {
        authorizeButton(hallpass.http(), hallpass, "authorizationCode");
    }

    @Test
    @ExtendWith(SeparateServers.class)
    void on_a_server_without_the_auth_service_it_takes_the_password_grant(Hallpass hallpass) {
        Http http = hallpass.http();
        authorizeButton(Http.at(http.base("/auth/x")), hallpass, "authorizationCode");
        authorizeButton(Http.at(http.base("/todo/x")), hallpass, "password");
    }

    private static void authorizeButton(Http server, Hallpass hallpass, String grant) {
        JsonObject schemes = openapi(server).getJsonObject("components").getJsonObject("securitySchemes");
        List<JsonObject> oauth = schemes.values().stream()
                .map(scheme -> scheme.asJsonObject())
                .filter(scheme -> scheme.getString("type").equals("oauth2"))
                .toList();
        assertFalse(oauth.isEmpty(), schemes::toString);
        JsonObject flows = oauth.get(0).getJsonObject("flows");
        assertEquals(Set.of(grant), flows.keySet());
        String address = flows.getJsonObject(grant).getString("tokenUrl");
        // if it is not absolute, it is relative to the document (OpenAPI 3.1 section 4.8.29)
        String resolved =
                server.base("/openapi").resolve("/openapi").resolve(address).toString();
        assertEquals(hallpass.http().base("/auth/token") + "/auth/token", resolved);
    }

    @Test
    @ExtendWith(OneServer.class)
    void https_answers_and_its_cookie_is_secure(Hallpass hallpass) throws Exception {
        TestUser user = TestUser.register(hallpass.http());
        Http https = Http.through(trustingClient(), hallpass.servers().get(0).https());

        Answer signedIn = https.post("/auth/session")
                .json("email", user.email(), "password", user.password())
                .expect(200);

        assertTrue(signedIn.header("Set-Cookie").matches(".*;\\s*[Ss]ecure.*"), signedIn::toString);
        https.get("/todo/tasks").token(signedIn.text("access_token")).expect(200);
        https.get("/todo/tasks").token(user.token()).expect(200);
    }

    @Test
    @ExtendWith(SeparateServers.class)
    void https_answers_on_each_separate_server(Hallpass hallpass) throws Exception {
        for (LibertyServer server : hallpass.servers()) {
            Http.through(trustingClient(), server.https()).get("/health/live").expect(200);
        }
    }

    private static JsonObject openapi(Http http) {
        return http.get("/openapi")
                .header("Accept", "application/json")
                .expect(200)
                .json();
    }

    /** Trusts any certificate: each server made its own. */
    private static HttpClient trustingClient() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAll()}, new SecureRandom());
        return HttpClient.newBuilder()
                .sslContext(context)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private static final class TrustAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

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
