package hallpass.system.client;

import static hallpass.system.http.ServiceClient.basic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.http.ServiceClient;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Service clients: an admin registers, lists and deletes them. */
@OnBothEngines
class ClientsIT {

    private final Http http;
    private final TestUser admin;

    ClientsIT(Hallpass hallpass) {
        http = hallpass.http();
        admin = hallpass.admin();
    }

    @Test
    void a_registration_shows_the_secret_once() {
        Answer registered = http.post("/auth/clients")
                .as(admin)
                .json("name", "Reports", "audiences", List.of("todo", "auth"), "roles", List.of("user"), "secret", "x")
                .expect(201);

        String id = UUID.fromString(registered.text("client_id")).toString();
        String secret = registered.text("client_secret");
        assertEquals(32, Base64.getUrlDecoder().decode(secret).length);
        assertTrue(registered.header("Location").endsWith("/auth/clients/" + id), registered::toString);
        assertTrue(registered.header("Cache-Control").contains("no-store"), registered::toString);
        Answer read = http.get("/auth/clients/" + id).as(admin).expect(200);
        assertEquals("Reports", read.text("name"));
        assertEquals(List.of("todo", "auth"), Json.texts(read.json(), "audiences"));
        assertEquals(List.of("user"), Json.texts(read.json(), "roles"));
        assertEquals(registered.etag(), read.etag());
        assertFalse(read.body().contains("secret"), read::toString);
        assertFalse(http.get("/auth/clients?page_size=100")
                .as(admin)
                .expect(200)
                .body()
                .contains(secret));
    }

    @Test
    void an_admin_may_choose_the_id_but_not_one_that_is_taken_or_could_be_a_users() {
        String id = "c" + UUID.randomUUID().toString().replace("-", "");

        assertEquals(id, register("client_id", id).expect(201).text("client_id"));

        Refusals.problem(409, register("client_id", id));
        Refusals.problem(409, register("client_id", "hallpass"));
        for (String bad : List.of(admin.id(), UUID.randomUUID().toString(), "Upper", "a b", "", "a\u0000b", "ü")) {
            Refusals.violations(register("client_id", bad), "client_id");
        }
    }

    @Test
    void the_same_id_at_once_is_registered_once() {
        String id = "r" + UUID.randomUUID().toString().replace("-", "");
        Callable<Answer> registration = () -> register("client_id", id);

        List<Integer> statuses = Parallel.times(6, registration).stream()
                .map(Answer::status)
                .sorted()
                .toList();

        assertEquals(List.of(201, 409, 409, 409, 409, 409), statuses);
    }

    @Test
    void a_repeated_registration_is_answered_as_before_with_a_secret_that_works() {
        String key = UUID.randomUUID().toString();
        Callable<Answer> registration = () -> registered(key, "Nightly");

        List<Answer> answers = new ArrayList<>(Parallel.times(4, registration));
        answers.add(registered(key, "Nightly"));

        Answer first = answers.get(0).expect(201);
        for (Answer answer : answers) {
            assertEquals(201, answer.status(), answer::toString);
            assertEquals(first.body(), answer.body());
            assertEquals(first.header("Location"), answer.header("Location"));
            assertEquals(first.etag(), answer.etag());
            assertTrue(answer.header("Cache-Control").contains("no-store"), answer::toString);
        }
        assertEquals(32, Base64.getUrlDecoder().decode(first.text("client_secret")).length);
        http.post("/auth/token")
                .header("Authorization", basic(first.text("client_id"), first.text("client_secret")))
                .form("grant_type", "client_credentials")
                .expect(200);
        Refusals.problem(422, registered(key, "Daily"));
        Answer other = registered(UUID.randomUUID().toString(), "Nightly").expect(201);
        assertFalse(other.text("client_secret").equals(first.text("client_secret")), "each has a secret of its own");

        http.delete("/auth/clients/" + first.text("client_id")).as(admin).expect(204);
        Refusals.problem(409, registered(key, "Nightly"));
    }

    private Answer registered(String key, String name) {
        return http.post("/auth/clients")
                .as(admin)
                .header("Idempotency-Key", key)
                .json("name", name, "audiences", List.of("todo"), "roles", List.of("user"))
                .send();
    }

    @Test
    void a_registration_has_a_form() {
        Refusals.violations(http.post("/auth/clients").as(admin).json().send(), "name", "audiences");
        Refusals.violations(register("audiences", List.of()), "audiences");
        Refusals.violations(register("audiences", List.of("no service")), "audiences");
        Refusals.violations(register("audiences", "todo"), "audiences");
        Refusals.violations(register("roles", List.of("Admin")), "roles");
        Refusals.violations(register("roles", List.of("a b")), "roles");
        Refusals.violations(register("name", ""), "name");
    }

    @Test
    void only_admins_manage_clients() {
        TestUser user = TestUser.register(http);

        Refusals.problem(401, http.get("/auth/clients").send());
        Refusals.problem(403, http.get("/auth/clients").as(user).send());
        Refusals.problem(
                403, http.post("/auth/clients").as(user).json("name", "x").send());
        Refusals.problem(403, http.delete("/auth/clients/x").as(user).send());
        Refusals.problem(404, http.delete("/auth/clients/x").as(admin).send());
        Refusals.problem(404, http.get("/auth/clients/%20").as(admin).send());
    }

    @Test
    void clients_are_listed_by_page() {
        Set<String> registered = new TreeSet<>();
        for (int i = 0; i < 3; i++) {
            registered.add(client("todo").id());
        }

        List<String> seen = new ArrayList<>();
        String token = "";
        while (token != null) {
            JsonObject page = http.get("/auth/clients?page_size=2" + token)
                    .as(admin)
                    .expect(200)
                    .json();
            Json.objects(page, "items").forEach(client -> seen.add(client.getString("client_id")));
            token = page.containsKey("next_page_token") ? "&page_token=" + page.getString("next_page_token") : null;
        }

        assertEquals(seen.size(), Set.copyOf(seen).size());
        assertTrue(seen.containsAll(registered));
        Refusals.violations(
                http.get("/auth/clients?page_token=WyJ4IiwieCJd").as(admin).send(), "page_token");
    }

    @Test
    void a_deleted_client_gets_nothing_any_more() {
        ServiceClient client = client("todo");
        ServiceClient witness = client("todo");
        String token = client.access();
        Answer read = http.get("/auth/clients/" + client.id()).as(admin).expect(200);
        Refusals.problem(
                412,
                http.delete("/auth/clients/" + client.id())
                        .as(admin)
                        .header("If-Match", "\"0\"")
                        .send());

        http.delete("/auth/clients/" + client.id())
                .as(admin)
                .header("If-Match", read.etag())
                .expect(204);

        Refusals.problem(
                404, http.delete("/auth/clients/" + client.id()).as(admin).send());
        Refusals.oauth(401, "invalid_client", client.token());
        assertFalse(witness.findsActive(token));
    }

    private ServiceClient client(String audience) {
        return ServiceClient.register(http, admin, List.of(audience), List.of("user"));
    }

    /** A registration with one bad member. */
    private Answer register(String member, Object value) {
        JsonObject good = Json.object("name", "x", "audiences", List.of("todo"));
        return http.post("/auth/clients")
                .as(admin)
                .json(jakarta.json.Json.createObjectBuilder(good)
                        .addAll(jakarta.json.Json.createObjectBuilder(Json.object(member, value)))
                        .build())
                .send();
    }
}
