package hallpass.system.token;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hallpass.launcher.LibertyServer;
import hallpass.launcher.Ports;
import hallpass.system.http.Answer;
import hallpass.system.http.AuthenticatorApp;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.http.ServiceClient;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OwnServers;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The life of signing keys. It has a server of its own, because it withdraws keys and restarts the server; so the
 * operator's way back in, which needs a start, is tried here too.
 */
@OwnServers
@Timeout(600)
class KeysIT {

    private static final Duration DEAD_WITHIN = Duration.ofSeconds(5);
    private static final Duration TURN_WITHIN = Duration.ofSeconds(60);

    private final Path folder = Instances.fresh("keys");
    private final int port = Ports.free();
    private final Map<String, String> environment = new TreeMap<>(Map.of(
            "HALLPASS_ADMIN_EMAIL", TestUser.unusedEmail(),
            "HALLPASS_ADMIN_PASSWORD", TestUser.unusedPassword(),
            "HALLPASS_KEY_ENCRYPTION_KEY", randomKey()));
    private LibertyServer server;
    private Http http;
    private TestUser admin;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        server = LibertyServer.named("hallpass")
                .instance(folder)
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .httpPort(port)
                .env(environment)
                .start();
        server.awaitReady(Instances.READY_WITHIN);
        http = Http.at(server.http());
        admin = TestUser.known(
                http, environment.get("HALLPASS_ADMIN_EMAIL"), environment.get("HALLPASS_ADMIN_PASSWORD"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void keys_come_sign_and_go() throws Exception {
        only_admins_see_and_change_keys();
        a_rotation_lets_the_next_key_sign_and_keeps_the_old_tokens_good();
        a_withdrawn_key_takes_its_tokens_with_it();
        keys_that_do_not_sign_can_be_withdrawn_too();
        the_key_encryption_key_changes_and_the_algorithm_too();
        the_admin_loses_an_app_for_codes();
        an_old_key_retires_by_itself_and_goes_after_its_last_token();
        the_operator_has_let_the_admin_in_again();
    }

    private void only_admins_see_and_change_keys() {
        TestUser user = TestUser.register(http);

        for (Answer answer : List.of(
                http.get("/auth/keys").as(user).send(),
                http.post("/auth/keys/rotate").as(user).send(),
                http.delete("/auth/keys/" + kid("active")).as(user).send())) {
            Refusals.problem(403, answer);
        }
        Refusals.problem(401, http.post("/auth/keys/rotate").send());
        Refusals.problem(404, http.delete("/auth/keys/nothing").as(admin).send());
        Refusals.violations(
                http.get("/auth/keys?page_token=WyJ4IiwieCJd").as(admin).send(), "page_token");
        assertFalse(http.get("/auth/keys").as(admin).expect(200).body().contains("sealed"));
    }

    private void a_rotation_lets_the_next_key_sign_and_keeps_the_old_tokens_good() {
        TestUser user = TestUser.register(http);
        String before = user.signIn().access();
        String active = kid("active");
        String next = kid("next");
        assertEquals(active, signer(before));

        assertEquals(next, http.post("/auth/keys/rotate").as(admin).expect(201).text("kid"));
        assertEquals(next, kid("active"));
        assertEquals(List.of(active), kids("retired"));
        String after = user.signIn().access();
        assertEquals(next, signer(after));

        // the next key is too young now: this request waits until it may sign
        String young = kid("next");
        assertEquals(young, http.post("/auth/keys/rotate").as(admin).expect(201).text("kid"));
        String last = user.signIn().access();
        assertEquals(young, signer(last));
        for (String token : List.of(before, after, last)) {
            http.get("/auth/userinfo").token(token).expect(200);
            http.get("/todo/tasks").token(token).expect(200);
        }
        assertEquals(
                published(),
                http.get("/auth/jwks").expect(200).json().getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                        .map(key -> key.getString("kid"))
                        .sorted()
                        .toList());
        List<String> paged = new ArrayList<>();
        String token = "";
        while (token != null) {
            Answer page = http.get("/auth/keys?page_size=1" + token).as(admin).expect(200);
            page.items().forEach(key -> paged.add(key.getString("kid")));
            token = page.json().containsKey("next_page_token") ? "&page_token=" + page.text("next_page_token") : null;
        }
        assertEquals(published(), paged.stream().sorted().toList());
    }

    private void a_withdrawn_key_takes_its_tokens_with_it() {
        ServiceClient witness = ServiceClient.register(http, admin, List.of("todo"), List.of());
        TestUser user = TestUser.register(http);
        String doomed = user.signIn().access();
        http.get("/auth/userinfo").token(doomed).expect(200);
        http.get("/todo/tasks").token(doomed).expect(200);
        String next = kid("next");

        http.delete("/auth/keys/" + signer(doomed)).as(admin).expect(204);

        Refusals.problem(401, http.get("/auth/userinfo").token(doomed).send());
        assertFalse(witness.findsActive(doomed));
        eventually(DEAD_WITHIN, () -> http.get("/todo/tasks").token(doomed).send(), answer -> answer.status() == 401);
        Tokens fresh = user.signIn();
        assertEquals(next, signer(fresh.access()));
        http.get("/auth/userinfo").token(fresh.access()).expect(200);
        assertFalse(http.get("/auth/jwks").expect(200).body().contains(signer(doomed)));
        admin = TestUser.known(http, admin.email(), admin.password()); // the old token was signed by the withdrawn key
        assertFalse(published().contains(signer(doomed)));
        Refusals.problem(
                404, http.delete("/auth/keys/" + signer(doomed)).as(admin).send());
    }

    private void keys_that_do_not_sign_can_be_withdrawn_too() {
        String active = kid("active");
        String next = kid("next");

        http.delete("/auth/keys/" + next).as(admin).expect(204);
        for (String retired : kids("retired")) {
            http.delete("/auth/keys/" + retired).as(admin).expect(204);
        }

        assertEquals(active, kid("active"));
        assertNotEquals(next, kid("next"));
        assertEquals(List.of(), kids("retired"));
    }

    private void the_key_encryption_key_changes_and_the_algorithm_too() throws Exception {
        TestUser user = TestUser.register(http);
        Tokens before = user.signIn();

        environment.put("HALLPASS_KEY_ENCRYPTION_KEY_FORMER", environment.get("HALLPASS_KEY_ENCRYPTION_KEY"));
        environment.put("HALLPASS_KEY_ENCRYPTION_KEY", randomKey());
        environment.put("HALLPASS_SIGNING_ALGORITHM", "ES256");
        environment.put("HALLPASS_ACCEPTED_ALGORITHMS", "RS256,ES256");
        server.close();
        start();

        http.get("/todo/tasks").token(before.access()).expect(200);
        Tokens after = eventually(TURN_WITHIN, () -> user.signIn(), tokens -> "ES256"
                .equals(Tokens.part(tokens.access(), 0).getString("alg")));
        for (String token : List.of(before.access(), after.access())) {
            http.get("/todo/tasks").token(token).expect(200);
            http.get("/auth/userinfo").token(token).expect(200);
        }
        assertEquals(List.of(signer(before.access())), kids("retired"));
    }

    private void the_admin_loses_an_app_for_codes() {
        String secret = http.post("/auth/users/me/totp").as(admin).expect(200).text("secret");
        http.post("/auth/users/me/totp/confirm")
                .as(admin)
                .json("code", new AuthenticatorApp(secret).code())
                .expect(200);
        Refusals.oauth(400, "invalid_grant", admin.trySignIn(admin.password()));
        environment.put("HALLPASS_RESET_FACTORS", admin.email()); // at the next start
    }

    private void the_operator_has_let_the_admin_in_again() {
        assertEquals(
                List.of(),
                http.get("/auth/users/me/authenticators")
                        .token(admin.signIn().access())
                        .expect(200)
                        .items());
        List<JsonObject> resets = http.get("/auth/audit?type=factors_reset")
                .token(admin.signIn().access())
                .expect(200)
                .items();
        assertEquals(1, resets.size(), resets::toString);
        assertEquals("by the operator, at a start", resets.get(0).getString("detail"));
    }

    private void an_old_key_retires_by_itself_and_goes_after_its_last_token() throws Exception {
        environment.remove("HALLPASS_KEY_ENCRYPTION_KEY_FORMER"); // all keys are sealed under the new one now
        environment.remove("HALLPASS_ACCEPTED_ALGORITHMS");
        environment.put("HALLPASS_KEY_ROTATION", "PT8S");
        environment.put("HALLPASS_ACCESS_TOKEN_LIFETIME", "PT2S");
        server.close();
        start();
        String first = signer(TestUser.register(http).signIn().access());

        String second = eventually(TURN_WITHIN, () -> signer(admin.signIn().access()), kid -> !kid.equals(first));
        eventually(TURN_WITHIN, () -> http.get("/auth/jwks").expect(200).body(), body -> !body.contains(second));
    }

    private static String signer(String token) {
        return Tokens.part(token, 0).getString("kid");
    }

    private String kid(String state) {
        List<String> kids = kids(state);
        assertEquals(1, kids.size(), () -> state + " " + kids);
        return kids.get(0);
    }

    private List<String> kids(String state) {
        return Json.objects(http.get("/auth/keys").as(admin).expect(200).json(), "items").stream()
                .filter(key -> key.getString("state").equals(state))
                .map(key -> key.getString("kid"))
                .toList();
    }

    private List<String> published() {
        return Json.objects(
                        http.get("/auth/keys?page_size=100")
                                .as(admin)
                                .expect(200)
                                .json(),
                        "items")
                .stream()
                .map(key -> key.getString("kid"))
                .sorted()
                .toList();
    }

    private static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
