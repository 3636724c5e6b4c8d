package hallpass.system.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.ECKey;
import hallpass.launcher.LibertyServer;
import hallpass.system.http.Answer;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.OperatedSystem;
import hallpass.system.servers.OwnServers;
import hallpass.system.servers.WithOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that register themselves (RFC 7591, RFC 7592), on a server that lets them. */
@OwnServers
@ExtendWith(WithOperator.class)
class RegistrationOfClientsIT {

    private static final Duration LIVE_WITHIN = Duration.ofSeconds(30);
    private static final List<String> REDIRECT = List.of("https://app.example.com/callback");

    private static LibertyServer server;
    private static ClientsServer clientsServer;
    private static Http http;
    private static TestUser admin;

    @BeforeAll
    static void start(OperatedSystem system) throws IOException {
        clientsServer = new ClientsServer();
        server = system.server();
        http = system.http();
        admin = system.admin();
    }

    @AfterAll
    static void close() {
        clientsServer.close();
    }

    @Test
    void with_an_initial_access_token_a_client_registers_and_manages_itself() {
        Answer registered = register(initialToken(1), "redirect_uris", REDIRECT, "client_name", "App")
                .expect(201);

        String id = registered.text("client_id");
        String management = registered.text("registration_access_token");
        String address = registered.text("registration_client_uri");
        assertTrue(address.endsWith("/auth/register/" + id), registered::toString);
        assertEquals(0, registered.json().getInt("client_secret_expires_at"));
        assertFalse(registered.text("client_secret").isEmpty());
        assertEquals("client_secret_basic", registered.text("token_endpoint_auth_method"));
        assertEquals(List.of("authorization_code"), Json.texts(registered.json(), "grant_types"));
        assertEquals(List.of("code"), Json.texts(registered.json(), "response_types"));
        assertTrue(registered.header("Cache-Control").contains("no-store"), registered::toString);
        Answer read = managed(id, management).expect(200);
        assertEquals("App", read.text("client_name"));
        assertFalse(read.json().containsKey("client_secret"), read::toString);

        for (Object[] wrong : new Object[][] {
            {"redirect_uris", REDIRECT},
            {"client_id", "other", "redirect_uris", REDIRECT},
            {"client_id", id, "redirect_uris", REDIRECT, "client_secret", "other"}
        }) {
            Refusals.oauth(
                    400,
                    "invalid_client_metadata",
                    http.put("/auth/register/" + id)
                            .token(management)
                            .json(wrong)
                            .send());
        }
        Answer replaced = http.put("/auth/register/" + id)
                .token(management)
                .json(
                        "client_id",
                        id,
                        "redirect_uris",
                        List.of("https://app.example.com/other"),
                        "token_endpoint_auth_method",
                        "none")
                .expect(200);
        assertFalse(replaced.json().containsKey("client_name"), replaced::toString);
        Answer seen = http.get("/auth/clients/" + id).as(admin).expect(200);
        assertTrue(seen.json().getBoolean("self_registered"), seen::toString);
        assertFalse(seen.json().getBoolean("first_party"), seen::toString);

        http.delete("/auth/register/" + id).token(management).expect(204);
        Refusals.oauth(401, "invalid_token", managed(id, management));
        Refusals.problem(404, http.get("/auth/clients/" + id).as(admin).send());
    }

    @Test
    void an_initial_access_token_is_good_for_so_many_clients() {
        String token = initialToken(2);

        List<Integer> statuses = Parallel.times(
                        5, () -> register(token, "redirect_uris", REDIRECT).status())
                .stream()
                .sorted()
                .toList();

        assertEquals(List.of(201, 201, 401, 401, 401), statuses);
        for (String other : List.of("x", admin.token(), token)) {
            Refusals.oauth(401, "invalid_token", register(other, "redirect_uris", REDIRECT));
        }
        Refusals.oauth(
                401,
                "invalid_token",
                http.post("/auth/register").json("redirect_uris", REDIRECT).send());
    }

    @Test
    void a_registration_that_is_refused_costs_no_use() {
        String token = initialToken(1);

        Refusals.oauth(400, "invalid_redirect_uri", register(token, "redirect_uris", List.of("javascript:alert(1)")));

        register(token, "redirect_uris", REDIRECT).expect(201);
    }

    @Test
    void admins_give_tokens_out_and_take_them_back() {
        Answer made = http.post("/auth/registration-tokens")
                .as(admin)
                .json("description", "portal", "lifetime", 60)
                .expect(201);
        String id = made.text("id");

        Answer list =
                http.get("/auth/registration-tokens?page_size=100").as(admin).expect(200);
        assertTrue(list.body().contains(id), list::toString);
        assertFalse(list.body().contains(made.text("token")), list::toString);
        http.delete("/auth/registration-tokens/" + id).as(admin).expect(204);
        Refusals.oauth(401, "invalid_token", register(made.text("token"), "redirect_uris", REDIRECT));
        Refusals.problem(
                404, http.delete("/auth/registration-tokens/" + id).as(admin).send());
        TestUser user = TestUser.register(http);
        Refusals.problem(
                403, http.post("/auth/registration-tokens").as(user).json().send());
        Refusals.violations(
                http.post("/auth/registration-tokens").as(admin).json("uses", 0).send(), "uses");
    }

    @Test
    void one_clients_token_opens_no_other_registration() {
        Answer one = register(initialToken(1), "redirect_uris", REDIRECT).expect(201);
        Answer other = register(initialToken(1), "redirect_uris", REDIRECT).expect(201);
        Answer admins = http.post("/auth/clients")
                .as(admin)
                .json("name", "x", "redirect_uris", REDIRECT)
                .expect(201);

        for (Answer foreign : List.of(other, admins)) {
            String id = foreign.text("client_id");
            String token = one.text("registration_access_token");
            Refusals.oauth(401, "invalid_token", managed(id, token));
            Refusals.oauth(
                    401,
                    "invalid_token",
                    http.put("/auth/register/" + id)
                            .token(token)
                            .json("client_id", id, "redirect_uris", REDIRECT)
                            .send());
            Refusals.oauth(
                    401,
                    "invalid_token",
                    http.delete("/auth/register/" + id).token(token).send());
        }
    }

    @Test
    void hostile_registrations_are_refused_in_the_rfcs_words() {
        String token = initialToken(100);
        for (Object uris : List.of(
                List.of("javascript:alert(1)"),
                List.of("data:text/html,x"),
                List.of("https://app.example.com/#x"),
                List.of("https://user@app.example.com/"),
                List.of("/callback"),
                List.of(),
                "https://app.example.com/")) {
            Refusals.oauth(400, "invalid_redirect_uri", register(token, "redirect_uris", uris));
        }
        for (List<Object> members : List.<List<Object>>of(
                List.of("response_types", List.of("id_token")),
                List.of("response_types", List.of("code", "token")),
                List.of("grant_types", List.of("client_credentials")),
                List.of("grant_types", List.of("password")),
                List.of("token_endpoint_auth_method", "tls_client_auth"),
                List.of("id_token_signed_response_alg", "none"),
                List.of("userinfo_signed_response_alg", "HS256"),
                List.of("id_token_encrypted_response_alg", "RSA-OAEP"),
                List.of("jwks", Json.object("keys", List.of())),
                List.of("logo_uri", "javascript:alert(1)"),
                List.of("client_name", "x".repeat(101)),
                List.of("sector_identifier_uri", "https://10.0.0.1/s"))) {
            Refusals.oauth(
                    400,
                    "invalid_client_metadata",
                    register(token, "redirect_uris", REDIRECT, members.get(0), members.get(1)));
        }
        Refusals.oauth(
                400,
                "invalid_client_metadata",
                http.post("/auth/register")
                        .token(token)
                        .body("application/json", "{")
                        .send());
        Refusals.oauth(
                415,
                "invalid_request",
                http.post("/auth/register").token(token).form("a", "b").send());
    }

    @Test
    void nothing_that_an_admin_decides_can_be_registered() {
        Answer registered = register(
                        initialToken(1),
                        "redirect_uris",
                        REDIRECT,
                        "client_id",
                        "portal",
                        "audiences",
                        List.of("auth"),
                        "roles",
                        List.of("admin"),
                        "first_party",
                        true,
                        "pkce",
                        "optional")
                .expect(201);

        Answer seen = http.get("/auth/clients/" + registered.text("client_id"))
                .as(admin)
                .expect(200);
        assertEquals(List.of(), Json.texts(seen.json(), "audiences"));
        assertEquals(List.of(), Json.texts(seen.json(), "roles"));
        assertFalse(seen.json().getBoolean("first_party"), seen::toString);
        assertEquals("required", seen.text("pkce"));
    }

    @Test
    void a_self_registered_client_learns_nothing_about_tokens_of_others() {
        Answer registered = register(initialToken(1), "redirect_uris", REDIRECT).expect(201);
        TestUser user = TestUser.register(http);

        Answer answer = http.post("/auth/introspect")
                .header(
                        "Authorization",
                        hallpass.system.http.ServiceClient.basic(
                                registered.text("client_id"), registered.text("client_secret")))
                .form("token", user.token())
                .expect(200);

        assertEquals("{\"active\":false}", answer.body());
    }

    /** In the order of the settings, because they count for the whole server. */
    @Test
    void what_a_client_names_is_called_as_the_operator_allows() throws Exception {
        String token = initialToken(100);
        String plain = clientsServer.address("/sector");
        Refusals.oauth(400, "invalid_client_metadata", sector(token, plain)); // it must have https
        try {
            change("hallpass.client.addresses", "any");
            keys_come_from_where_the_client_says(token);

            change("hallpass.client.registration", "open");
            Eventually.eventually(LIVE_WITHIN, this::withoutToken, status -> status == 201);
        } finally { // the other tests are about tokens
            change("hallpass.client.registration", "token");
            change("hallpass.client.addresses", "public");
        }
        Eventually.eventually(LIVE_WITHIN, this::withoutToken, status -> status == 401);
    }

    private int withoutToken() {
        return http.post("/auth/register")
                .json("redirect_uris", REDIRECT)
                .send()
                .status();
    }

    private void keys_come_from_where_the_client_says(String token) {
        ECKey first = ClientAssertion.key("first");
        ECKey second = ClientAssertion.key("second");
        String address =
                clientsServer.publish("/jwks", ClientAssertion.publicSet(first).toString());
        String client = register(
                        token,
                        "redirect_uris",
                        REDIRECT,
                        "token_endpoint_auth_method",
                        "private_key_jwt",
                        "jwks_uri",
                        address)
                .expect(201)
                .text("client_id");
        Eventually.eventually(LIVE_WITHIN, () -> introspect(client, first).status(), status -> status == 200);

        clientsServer.publish("/jwks", ClientAssertion.publicSet(second).toString());
        Eventually.eventually(LIVE_WITHIN, () -> introspect(client, second).status(), status -> status == 200);
        Refusals.oauth(401, "invalid_client", introspect(client, first));
    }

    private static Answer introspect(String client, ECKey key) {
        return http.post("/auth/introspect")
                .form(
                        "token",
                        "x",
                        "client_assertion_type",
                        ClientAssertion.TYPE,
                        "client_assertion",
                        ClientAssertion.signed(key, client, server.http() + "/auth", claims -> {}))
                .send();
    }

    private static Answer sector(String token, String uri) {
        return register(token, "redirect_uris", REDIRECT, "subject_type", "pairwise", "sector_identifier_uri", uri);
    }

    private static String initialToken(int uses) {
        return http.post("/auth/registration-tokens")
                .as(admin)
                .json("description", "test", "uses", uses)
                .expect(201)
                .text("token");
    }

    private static Answer register(String token, Object... members) {
        return http.post("/auth/register").token(token).json(members).send();
    }

    private static Answer managed(String id, String token) {
        return http.get("/auth/register/" + id).token(token).send();
    }

    private static void change(String variable, String value) throws IOException {
        Path settings = server.configuration().resolve("settings/auth.xml");
        String text = Files.readString(settings);
        String changed = text.replaceFirst("(name=\"" + variable + "\" value=\")[^\"]*", "$1" + value);
        assertFalse(changed.equals(text), variable);
        Files.writeString(settings, changed);
    }
}
