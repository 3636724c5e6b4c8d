package hallpass.system.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import hallpass.system.servers.SeparateSystem;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;

/** Users of other systems move in with their passwords. The hashes are computed by the JDK in the forms of those. */
@OnBothEngines
class UserImportIT {

    private static final String PATH = "/auth/users/imports";
    private static final int ITERATIONS = 27_500;
    private static final String SALT = "seasalt12345";

    /** As {@code ImportRun.PART}. */
    private static final int PART = 500;

    private final Hallpass hallpass;
    private final Http http;
    private final TestUser admin;

    UserImportIT(Hallpass hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
        admin = hallpass.admin();
    }

    @Test
    void users_of_a_realm_sign_in_with_their_old_passwords_which_become_hashes_of_ours() throws SQLException {
        TestUser alice = newcomer();
        TestUser bob = newcomer();
        JsonObject realm = realm(keycloak(alice, true, "teacher", "admin"), keycloak(bob, false));

        JsonObject report = http.post(PATH + "?roles=teacher")
                .as(admin)
                .json(realm)
                .expect(200)
                .json();

        assertEquals(2, report.getInt("imported"), report::toString);
        assertEquals(List.of("admin"), Json.texts(report, "roles_left_out"));
        assertHash("imported$pbkdf2-sha512$", alice);
        assertEquals(400, alice.trySignIn("another").status());
        Tokens tokens = alice.signIn();
        assertEquals(List.of("teacher", "user"), Json.texts(tokens.claims(), "groups"));
        assertHash("$argon2id$", alice);
        assertEquals(200, alice.trySignIn(alice.password()).status());
        assertEquals(400, alice.trySignIn("another").status());
        assertEquals("Alice Ångström", alice.me().getString("name"));
        assertEquals(400, bob.trySignIn(bob.password()).status(), "who was disabled stays so");
    }

    @Test
    void tables_have_hashes_of_django_and_spring() {
        TestUser alice = newcomer();
        TestUser bob = newcomer();
        TestUser carol = newcomer();
        String django = "pbkdf2_sha256$" + ITERATIONS + "$" + SALT + "$" + pbkdf2("SHA256", alice, SALT, ITERATIONS);
        String salt = "16 bytes of salt";
        String spring = hex(salt.getBytes(StandardCharsets.UTF_8))
                + hex(Base64.getDecoder().decode(pbkdf2("SHA256", bob, salt, 310_000)));
        String table = "email,password_hash\n" + alice.email() + "," + django + "\n" + bob.email()
                + ",{pbkdf2@SpringSecurity_v5_8}" + spring + "\n" + carol.email() + ",{noop}" + carol.password() + "\n";

        JsonObject report =
                http.post(PATH).as(admin).body("text/csv", table).expect(200).json();

        assertEquals(3, report.getInt("imported"), report::toString);
        List<JsonObject> without = Json.objects(report.getJsonObject("without_password"), "first");
        assertEquals(
                List.of(4), without.stream().map(one -> one.getInt("position")).toList());
        assertFalse(report.toString().contains(carol.password()));
        assertEquals(200, alice.trySignIn(alice.password()).status());
        assertEquals(200, bob.trySignIn(bob.password()).status());
        assertEquals(400, carol.trySignIn(carol.password()).status());
    }

    @Test
    void a_dry_run_tells_the_same_and_writes_nothing() {
        TestUser alice = newcomer();
        JsonObject realm = realm(keycloak(alice, true), keycloak(TestUser.register(http), true));

        JsonObject dry = http.post(PATH + "?dry_run=true")
                .as(admin)
                .json(realm)
                .expect(200)
                .json();

        assertEquals(400, alice.trySignIn(alice.password()).status());
        JsonObject real = http.post(PATH).as(admin).json(realm).expect(200).json();
        assertTrue(dry.getBoolean("dry_run"));
        assertEquals(1, real.getInt("imported"));
        assertEquals(dry.toString().replace("\"dry_run\":true", "\"dry_run\":false"), real.toString());
        assertEquals(200, alice.trySignIn(alice.password()).status());
    }

    @Test
    void an_account_that_is_there_stays_as_it_is() {
        TestUser alice = newcomer();
        TestUser registered = TestUser.register(http);
        JsonObject realm = realm(keycloak(alice, true), keycloak(registered, false, "teacher"));
        http.post(PATH).as(admin).json(realm).expect(200);
        alice.signIn();
        List<String> before = List.of(account(alice), account(registered));

        JsonObject again = http.post(PATH + "?roles=teacher")
                .as(admin)
                .json(realm)
                .expect(200)
                .json();

        assertEquals(0, again.getInt("imported"));
        assertEquals(2, again.getJsonObject("already_there").getInt("count"));
        assertEquals(before, List.of(account(alice), account(registered)));
        assertEquals(200, registered.trySignIn(registered.password()).status());
    }

    @Test
    void a_file_that_breaks_off_is_sent_again_and_goes_on_from_there() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < PART + 1; i++) {
            rows.add("{\"email\": \"" + TestUser.unusedEmail() + "\"}");
        }
        String users = "{\"users\": [" + String.join(",", rows);

        Answer broken =
                http.post(PATH).as(admin).body("application/json", users).send();
        JsonObject whole = http.post(PATH)
                .as(admin)
                .chunked("application/json", users + "]}")
                .expect(200)
                .json();

        assertTrue(Refusals.problem(400, broken).getString("detail").contains("The first 500 users were imported"));
        assertEquals(PART, whole.getJsonObject("already_there").getInt("count"));
        assertEquals(1, whole.getInt("imported"));
    }

    @Test
    void only_admins_may() {
        String table = "email\n" + TestUser.unusedEmail() + "\n";

        Refusals.problem(
                403,
                http.post(PATH)
                        .as(TestUser.register(http))
                        .body("text/csv", table)
                        .send());
        Refusals.problem(401, http.post(PATH).body("text/csv", table).send());
        Refusals.problem(
                415, http.post(PATH).as(admin).body("text/plain", table).send());
    }

    private TestUser newcomer() {
        return TestUser.known(http, TestUser.unusedEmail(), TestUser.unusedPassword());
    }

    private String account(TestUser user) {
        Answer answer = http.get("/auth/users/" + user.id()).as(admin).expect(200);
        return answer.etag() + answer.body();
    }

    /** Looks into the database, if it is one that can be asked while its server runs. */
    private void assertHash(String begin, TestUser user) throws SQLException {
        if (!(hallpass instanceof SeparateSystem separate)) {
            return;
        }
        try (Connection connection = separate.postgres().connect("auth");
                PreparedStatement query =
                        connection.prepareStatement("select password_hash from users where email_folded = ?")) {
            query.setString(1, user.email());
            try (ResultSet found = query.executeQuery()) {
                assertTrue(found.next());
                assertTrue(found.getString(1).startsWith(begin), () -> "not " + begin);
            }
        }
    }

    private static JsonObject realm(JsonObject... users) {
        return Json.object("realm", "shop", "enabled", true, "users", List.of(users), "clients", List.of());
    }

    private static JsonObject keycloak(TestUser user, boolean enabled, String... roles) {
        JsonObject secret = Json.object(
                "value",
                pbkdf2("SHA512", user, SALT, ITERATIONS),
                "salt",
                Base64.getEncoder().encodeToString(SALT.getBytes(StandardCharsets.UTF_8)));
        JsonObject data = Json.object("hashIterations", ITERATIONS, "algorithm", "pbkdf2-sha512");
        return Json.object(
                "username",
                user.email(),
                "email",
                user.email(),
                "firstName",
                "Alice",
                "lastName",
                "Ångström",
                "emailVerified",
                true,
                "enabled",
                enabled,
                "credentials",
                List.of(Json.object(
                        "type", "password", "secretData", secret.toString(), "credentialData", data.toString())),
                "realmRoles",
                List.of(roles));
    }

    private static String pbkdf2(String digest, TestUser user, String salt, int iterations) {
        try {
            PBEKeySpec spec = new PBEKeySpec(
                    user.password().toCharArray(), salt.getBytes(StandardCharsets.UTF_8), iterations, 256);
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmac" + digest)
                    .generateSecret(spec)
                    .getEncoded();
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
