package hallpass.auth.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.problem.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of Keycloak and Django. */
class JsonUsersTest {

    /** As {@code kc.sh export} of Keycloak 26 writes it, without the members that do not count here. */
    private static final String REALM = """
            {
              "id" : "5a7c", "realm" : "shop", "notBefore" : 0, "roles" : { "realm" : [ { "name" : "users" } ] },
              "users" : [ {
                "id" : "0b4f", "username" : "alice", "firstName" : "Alice", "lastName" : "Ångström",
                "email" : "alice@example.com", "emailVerified" : true, "enabled" : true, "totp" : false,
                "credentials" : [ { "id" : "0", "type" : "otp", "secretData" : "{}", "credentialData" : "{}" }, {
                  "id" : "1", "type" : "password", "createdDate" : 1764000000000,
                  "secretData" : "{\\"value\\":\
                  \\"Jy7zXSEOgBc/8M+lZL8/mpQAW7VO4v9kqiJSuosxuPGejsM3Y+Wo2rsqdmIfjDaSB7miVcgr9WTtyP+kOkPwLA==\\",\
                  \\"salt\\":\\"AAECAwQFBgcICQoLDA0ODw==\\",\\"additionalParameters\\":{}}",
                  "credentialData" : "{\\"hashIterations\\":1000,\\"algorithm\\":\\"pbkdf2-sha512\\",\
                  \\"additionalParameters\\":{}}"
                } ],
                "disableableCredentialTypes" : [ ], "requiredActions" : [ ],
                "realmRoles" : [ "default-roles-shop", "Teacher" ], "groups" : [ "/a" ]
              }, {
                "username" : "bob@example.com", "enabled" : false, "credentials" : [ ]
              }, {
                "username" : "carol", "email" : "carol@example.com", "enabled" : true,
                "credentials" : [ {
                  "type" : "password",
                  "secretData" : "{\\"value\\":\\"CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc=\\",\
                  \\"salt\\":\\"c29tZXNhbHQ=\\"}",
                  "credentialData" : "{\\"hashIterations\\":2,\\"algorithm\\":\\"argon2\\",\
                  \\"additionalParameters\\":{\\"hashLength\\":[\\"32\\"],\\"memory\\":[\\"65536\\"],\
                  \\"type\\":[\\"id\\"],\\"version\\":[\\"1.3\\"],\\"parallelism\\":[\\"1\\"]}}"
                } ]
              }, {
                "username" : "dave", "email" : "dave@example.com", "enabled" : true,
                "requiredActions" : [ "UPDATE_PASSWORD" ], "credentials" : [ { "type" : "password" } ]
              }, {
                "username" : "service-account-reports", "enabled" : true, "serviceAccountClientId" : "reports"
              } ],
              "scopeMappings" : [ { "users" : [ 1 ] } ]
            }
            """;

    /** As {@code manage.py dumpdata auth --natural-foreign} writes it. */
    private static final String DUMP = """
            [ {"model": "auth.group", "pk": 1, "fields": {"name": "Shop Owners", "permissions": []}},
              {"model": "auth.user", "pk": 1, "fields": {
                "password": "pbkdf2_sha256$1000$seasalt12345$hueVd0uzQzCNI3QXDORHV1Edc90AWhxY707xaqnhx5I=",
                "last_login": null, "is_superuser": true, "username": "erin", "first_name": "Erin", "last_name": "",
                "email": "erin@example.com", "is_staff": true, "is_active": true,
                "groups": [["Shop Owners"]], "user_permissions": []}},
              {"model": "accounts.member", "pk": 2, "fields": {
                "password": "!kZ6TzZB0Hwrr", "email": "frank@example.com", "name": "Frank", "is_active": false}} ]
            """;

    @Test
    void a_user_of_a_realm_is_read_with_the_members_that_count() {
        SourceUser alice = read(REALM).get(0);

        assertEquals("alice@example.com", alice.email());
        assertEquals("Alice Ångström", alice.name());
        assertEquals(Set.of("default-roles-shop", "teacher"), alice.roles());
        assertTrue(alice.emailVerified());
        assertFalse(alice.disabled());
        assertTrue(String.valueOf(alice.password().stored()).startsWith("imported$pbkdf2-sha512$i=1000$"));
    }

    @Test
    void a_realm_has_users_without_address_or_password_and_accounts_of_clients() {
        List<SourceUser> users = read(REALM);

        assertEquals(5, users.size());
        SourceUser bob = users.get(1);
        assertEquals("bob@example.com", bob.email(), "the user name is one");
        assertTrue(bob.disabled());
        assertFalse(bob.emailVerified());
        assertEquals("There is no password", bob.password().reason());
        assertEquals(
                "imported$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                users.get(2).password().stored());
        assertNull(
                users.get(3).password().stored(), "a password that somebody else chose does not become a lasting one");
        assertNotNull(users.get(4).refusal());
        assertEquals(5, users.get(4).position());
    }

    @Test
    void users_of_django_are_those_records_that_have_a_password() {
        List<SourceUser> users = read(DUMP);

        assertEquals(2, users.size());
        SourceUser erin = users.get(0);
        assertEquals("erin@example.com", erin.email());
        assertEquals("Erin", erin.name());
        assertEquals(Set.of("admin", "shop-owners"), erin.roles());
        assertTrue(String.valueOf(erin.password().stored()).startsWith("imported$pbkdf2-sha256$i=1000$"));
        SourceUser frank = users.get(1);
        assertEquals(2, frank.position());
        assertEquals("Frank", frank.name());
        assertTrue(frank.disabled());
        assertEquals("There is no password", frank.password().reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"algorithm\": \"md5\"}",
                "{\"algorithm\": \"pbkdf2\", \"hashIterations\": 1e999999999}",
                "{\"algorithm\": \"pbkdf2\", \"hashIterations\": 99999999999999999999}",
                "{\"algorithm\": \"pbkdf2\", \"hashIterations\": \"many\"}",
                "deep"
            })
    void a_credential_that_cannot_be_read_costs_only_the_password(String data) {
        String text = data.equals("deep") ? "{\"x\":".repeat(5_000) : data;
        JsonObject credential = Json.createObjectBuilder()
                .add("type", "password")
                .add("secretData", "{\"salt\": \"AAECAwQFBgc=\", \"value\": \"AAECAwQFBgcICQoLDA0ODw==\"}")
                .add("credentialData", text)
                .build();
        JsonObject user = Json.createObjectBuilder()
                .add("email", "alice@example.com")
                .add("credentials", Json.createArrayBuilder().add(credential))
                .build();

        SourceUser read = read("{\"users\": [" + user + "]}").get(0);

        assertNull(read.refusal());
        assertNull(read.password().stored());
        assertFalse(read.password().reason().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "\"x\"",
                "{",
                "[]",
                "[1]",
                "[{\"realm\": \"shop\", \"users\": []}]",
                "[{\"model\": \"auth.group\", \"fields\": {}}]",
                "{\"realm\": \"shop\"}",
                "{\"users\": {}}",
                "{\"users\": [[]]}",
                "{\"users\": []}}",
                "{\"users\": [], \"x\": \"\\ud8\"}"
            })
    void a_file_of_another_form_is_refused(String json) {
        ProblemException refused = assertThrows(ProblemException.class, () -> read(json));

        assertEquals(400, refused.problem().status());
    }

    @Test
    void what_came_before_a_broken_end_was_given_on() {
        List<SourceUser> users = new ArrayList<>();
        String cut = REALM.substring(0, REALM.indexOf("\"carol\""));

        assertThrows(ProblemException.class, () -> source(bytes(cut)).read(users::add));

        assertEquals(2, users.size());
    }

    @Test
    void nothing_in_a_file_is_taken_into_memory_beyond_a_bound() {
        String many = "x".repeat(4 * BoundedText.MAX_PART);

        for (String json : List.of(
                "{\"x\": \"" + many + "\", \"users\": []}",
                "{\"users\": [{\"email\": \"" + many + "\"}]}",
                "{\"users\": [{\"x\": [" + "1,".repeat(4 * BoundedText.MAX_PART) + "1]}]}")) {
            ProblemException refused = assertThrows(ProblemException.class, () -> read(json));

            assertTrue(refused.problem().detail().contains("longer than"), refused::toString);
        }
    }

    @Test
    void a_long_file_of_short_users_is_read() {
        String user = "{\"email\": \"a@example.com\", \"attributes\": {\"x\": [\"" + "y".repeat(1_000) + "\"]}}";
        int count = 4 * BoundedText.MAX_PART / 1_000;

        assertEquals(
                count,
                read("{\"users\": [" + (user + ",").repeat(count - 1) + user + "], \"clients\": ["
                                + "{\"x\": 1},".repeat(100_000) + "{}]}")
                        .size());
    }

    @Test
    void a_file_of_another_charset_is_refused() {
        byte[] latin1 = REALM.getBytes(StandardCharsets.ISO_8859_1);

        assertThrows(ProblemException.class, () -> source(latin1).read(user -> {}));
    }

    private static List<SourceUser> read(String json) {
        List<SourceUser> users = new ArrayList<>();
        source(bytes(json)).read(users::add);
        return users;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonUsers source(byte[] bytes) {
        return new JsonUsers(new BoundedText(new ByteArrayInputStream(bytes)));
    }
}
