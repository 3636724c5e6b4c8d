package hallpass.system.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Answer;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Directory;
import hallpass.system.servers.Instances;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users of a directory, on an auth server of its own. Run with H2 and with PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LdapTests {

    private Directory directory;
    private LibertyServer server;
    private Http http;
    private TestUser admin;

    /** The settings of the database and of the connection to the directory. */
    abstract Map<String, String> environment(Directory directory) throws Exception;

    @BeforeAll
    void start() throws Exception {
        Path instance = Instances.fresh("ldap");
        directory = Directory.start(instance);
        directory.addGroup("admins");
        directory.addGroup("staff");
        String email = TestUser.unusedEmail();
        String password = TestUser.unusedPassword();
        server = LibertyServer.named("auth")
                .instance(instance)
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .env("HALLPASS_ADMIN_EMAIL", email)
                .env("HALLPASS_ADMIN_PASSWORD", password)
                .env("HALLPASS_LDAP_BIND_DN", Directory.SERVICE)
                .env("HALLPASS_LDAP_BIND_PASSWORD", directory.servicePassword())
                .env("HALLPASS_LDAP_USER_BASE", Directory.PEOPLE)
                .env("HALLPASS_LDAP_GROUP_BASE", Directory.GROUPS)
                .env(
                        "HALLPASS_LDAP_ROLES",
                        "admin=cn=admins," + Directory.GROUPS + "; teacher=cn=staff," + Directory.GROUPS)
                .env(environment(directory))
                .start();
        server.awaitReady(Instances.READY_WITHIN);
        http = Http.at(server.http());
        admin = TestUser.known(http, email, password);
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        if (directory != null) {
            directory.close();
        }
    }

    @Test
    void somebody_of_the_directory_signs_in_and_is_a_user_here() throws Exception {
        TestUser person = person();

        JsonObject me = person.me();

        assertEquals(person.email(), me.getString("email"));
        assertTrue(me.getString("name").startsWith("Person "), me::toString);
        assertEquals(List.of("user"), Json.texts(me, "roles"));
        Answer listed = http.get("/auth/users?q=" + person.email()).as(admin).expect(200);
        assertEquals(person.id(), listed.items().get(0).getString("id"));
        http.post("/auth/session")
                .json("email", person.email().toUpperCase(java.util.Locale.ROOT), "password", person.password())
                .expect(200);
    }

    @Test
    void a_wrong_password_an_empty_one_and_a_removed_person_are_refused_alike() throws Exception {
        String uid = unusedUid();
        TestUser person = person(uid);
        person.trySignIn(person.password()).expect(200);

        Answer wrong = person.trySignIn("wrong");
        Answer empty = person.trySignIn("");
        directory.remove(uid);
        Answer removed = person.trySignIn(person.password());

        Refusals.oauth(400, "invalid_grant", wrong);
        assertEquals(wrong.body(), empty.body());
        assertEquals(wrong.body(), removed.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "u*", "*)(uid=*", "*)(|(objectClass=*", "admin)(&)", "\\2a", "a@example.org\\"})
    void the_typed_name_never_becomes_a_part_of_the_filter(String typed) throws Exception {
        TestUser person = person();

        Answer answer = http.post("/auth/token")
                .form("grant_type", "password", "username", typed, "password", person.password())
                .send();

        Refusals.oauth(400, "invalid_grant", answer);
    }

    @Test
    void groups_are_roles_as_of_the_last_sign_in() throws Exception {
        String uid = unusedUid();
        TestUser person = person(uid);
        directory.addMember("admins", uid);
        directory.addMember("staff", uid);

        Tokens asAdmin = person.signIn();
        assertEquals(Set.of("admin", "teacher", "user"), groups(asAdmin));
        http.get("/auth/users").token(asAdmin.access()).expect(200);
        directory.removeMember("admins", uid);
        Tokens asTeacher = person.signIn();

        assertEquals(Set.of("teacher", "user"), groups(asTeacher));
        Refusals.problem(403, http.get("/auth/users").token(asAdmin.access()).send());
    }

    @Test
    void the_subject_stays_when_name_and_address_change() throws Exception {
        String uid = unusedUid();
        TestUser person = person(uid);
        String before = person.id();
        String newEmail = TestUser.unusedEmail();
        directory.rename(uid, unusedUid(), newEmail);

        TestUser renamed = TestUser.known(http, newEmail, person.password());

        assertEquals(before, renamed.id());
        assertEquals(newEmail, renamed.me().getString("email"));
        Refusals.oauth(400, "invalid_grant", person.trySignIn(person.password()));
    }

    @Test
    void first_sign_ins_at_once_make_one_user() throws Exception {
        TestUser person = person();

        Set<String> subjects = new HashSet<>();
        Parallel.times(8, person::signIn)
                .forEach(tokens -> subjects.add(Tokens.part(tokens.access(), 1).getString("sub")));

        assertEquals(1, subjects.size());
    }

    @Test
    void an_admin_here_disables_and_deletes_users_of_the_directory() throws Exception {
        TestUser person = person();
        String id = person.id();
        Tokens tokens = person.signIn();

        http.patch("/auth/users/" + id).as(admin).mergePatch("disabled", true).expect(200);

        Refusals.oauth(400, "invalid_grant", person.trySignIn(person.password()));
        Refusals.oauth(400, "invalid_grant", person.refresh(tokens));
        http.delete("/auth/users/" + id).as(admin).expect(204);
        String anew = Tokens.part(person.signIn().access(), 1).getString("sub");
        assertNotEquals(id, anew);
    }

    @Test
    void an_account_here_is_not_taken_over_by_somebody_of_the_directory_with_its_address() throws Exception {
        TestUser local = TestUser.register(http);
        String password = TestUser.unusedPassword();
        directory.addPerson(unusedUid(), local.email(), password);

        Refusals.oauth(400, "invalid_grant", local.trySignIn(password));

        assertEquals(local.id(), Tokens.part(local.signIn().access(), 1).getString("sub"));
    }

    @Test
    void the_address_of_a_user_of_the_directory_cannot_be_registered() throws Exception {
        TestUser person = person();
        person.id();

        Refusals.problem(
                409,
                http.post("/auth/users")
                        .json("email", person.email(), "password", TestUser.unusedPassword())
                        .send());
    }

    @Test
    void the_password_is_changed_where_it_is_kept() throws Exception {
        TestUser person = person();

        Refusals.problem(
                409,
                http.put("/auth/users/me/password")
                        .as(person)
                        .json("current_password", person.password(), "new_password", TestUser.unusedPassword())
                        .send());
        Refusals.violations(
                http.delete("/auth/users/me")
                        .as(person)
                        .json("password", "wrong")
                        .send(),
                "password");
        http.delete("/auth/users/me")
                .as(person)
                .json("password", person.password())
                .expect(204);
    }

    @Test
    void guessing_is_slowed_down_here_before_the_directory_hears_of_it() throws Exception {
        TestUser person = person();

        for (int i = 0; i < ThrottleIT.FREE; i++) {
            Refusals.oauth(400, "invalid_grant", person.trySignIn("wrong"));
        }

        ThrottleIT.assertWaits(person.trySignIn(person.password()));
    }

    @Test
    void while_the_directory_is_away_the_users_here_sign_in_and_its_own_are_told_to_come_again() throws Exception {
        TestUser local = TestUser.register(http);
        TestUser person = person();
        person.signIn();

        directory.goAway();
        try {
            local.trySignIn(local.password()).expect(200);
            Answer answer = person.trySignIn(person.password());
            Refusals.oauth(503, "temporarily_unavailable", answer);
            assertTrue(answer.header("Retry-After").matches("[1-9][0-9]*"), answer::toString);
            Refusals.problem(
                    503,
                    http.post("/auth/session")
                            .json("email", TestUser.unusedEmail(), "password", "whatever")
                            .send());
        } finally {
            directory.comeBack();
        }

        Eventually.eventually(
                Duration.ofSeconds(30), () -> person.trySignIn(person.password()), answer -> answer.status() == 200);
    }

    @Test
    void nothing_of_a_password_is_kept_here() throws Exception {
        TestUser person = person();
        person.signIn();

        String log = java.nio.file.Files.readString(server.messagesLog());

        assertFalse(log.contains(person.password()));
        assertFalse(log.contains(directory.servicePassword()));
    }

    private TestUser person() throws Exception {
        return person(unusedUid());
    }

    private TestUser person(String uid) throws Exception {
        String email = TestUser.unusedEmail();
        String password = TestUser.unusedPassword();
        directory.addPerson(uid, email, password);
        return TestUser.known(http, email, password);
    }

    private static Set<String> groups(Tokens tokens) {
        return Set.copyOf(Json.texts(Tokens.part(tokens.access(), 1), "groups"));
    }

    private static String unusedUid() {
        return "u" + UUID.randomUUID();
    }
}
