package hallpass.system.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each sample service shows some of the contract's rules and keeps them. Run on one server and behind the gateway. */
abstract class ExamplesTests {

    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final String NOWHERE = "/" + new UUID(0, 0);

    final Hallpass hallpass;
    final Http http;
    TestUser user;

    ExamplesTests(Hallpass hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
    }

    @BeforeEach
    void register() {
        user = TestUser.register(http);
    }

    @Test
    void everybody_reads_products_and_only_signed_in_users_write_them() {
        Answer made = product("Pencil", "1.20");
        String product = "/catalog/products/" + made.text("id");

        assertTrue(made.header("Location").endsWith(product), made::toString);
        assertEquals("Pencil", http.get(product).expect(200).text("name"));
        http.get("/catalog/products").expect(200);
        Refusals.problem(
                401,
                http.post("/catalog/products").json("name", "a", "price", 1).send());
        Refusals.problem(401, http.patch(product).mergePatch("name", "a").send());
        Refusals.problem(401, http.delete(product).send());
        assertEquals(
                "Pen",
                http.patch(product)
                        .as(user)
                        .mergePatch("name", "Pen")
                        .expect(200)
                        .text("name"));
    }

    @Test
    void only_an_admin_deletes_a_product() {
        String product = "/catalog/products/" + product("Pencil", "1.20").text("id");

        Refusals.problem(403, http.delete(product).as(user).send());
        http.get(product).expect(200);
        http.delete(product).as(hallpass.admin()).expect(204);
        Refusals.problem(404, http.get(product).send());
    }

    @Test
    void a_bad_product_is_refused_with_all_violations() {
        Answer nothing = http.post("/catalog/products").as(user).json().send();
        Refusals.violations(nothing, "name", "price");
        Answer wrong = http.post("/catalog/products")
                .as(user)
                .json("name", "", "price", new BigDecimal("-0.01"), "currency", "gold")
                .send();
        Refusals.violations(wrong, "name", "price", "currency");
        Refusals.problem(
                415,
                http.post("/catalog/products").as(user).body("text/plain", "{}").send());
    }

    @Test
    void a_product_has_a_version() {
        Answer made = product("Pencil", "1.20");
        String product = "/catalog/products/" + made.text("id");

        assertEquals(
                304,
                http.get(product).header("If-None-Match", made.etag()).send().status());
        Answer changed = http.patch(product)
                .as(user)
                .header("If-Match", made.etag())
                .mergePatch("price", new BigDecimal("1.40"))
                .expect(200);
        Refusals.problem(
                412,
                http.patch(product)
                        .as(user)
                        .header("If-Match", made.etag())
                        .mergePatch("name", "b")
                        .send());
        assertEquals(changed.etag(), http.get(product).expect(200).etag());
    }

    @Test
    void products_come_in_pages_without_gaps() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            made.add(product("Page " + i, "1").text("id"));
        }

        List<String> seen = new ArrayList<>();
        String next = "";
        while (next != null) {
            Answer page = http.get("/catalog/products?page_size=2" + next).expect(200);
            page.items().forEach(item -> seen.add(item.getString("id")));
            next = page.json().containsKey("next_page_token") ? "&page_token=" + page.text("next_page_token") : null;
        }

        assertTrue(seen.containsAll(made));
        assertEquals(seen.size(), new HashSet<>(seen).size());
        Refusals.problem(400, http.get("/catalog/products?page_token=nonsense").send());
    }

    @Test
    void the_same_key_at_once_makes_one_product() {
        String key = UUID.randomUUID().toString();
        Callable<Answer> create = () -> http.post("/catalog/products")
                .as(user)
                .header("Idempotency-Key", key)
                .json("name", "Once", "price", 1)
                .expect(201);
        user.token();

        Set<String> ids = new HashSet<>();
        Parallel.times(6, create).forEach(answer -> ids.add(answer.text("id")));

        assertEquals(1, ids.size());
    }

    @Test
    void an_order_keeps_the_price_of_its_moment() {
        String product = product("Pencil", "1.20").text("id");

        Answer made = order(product, 3).expect(201);
        http.patch("/catalog/products/" + product)
                .as(user)
                .mergePatch("price", new BigDecimal("99.99"), "name", "Gold pencil")
                .expect(200);

        String order = "/orders/orders/" + made.text("id");
        assertTrue(made.header("Location").endsWith(order), made::toString);
        JsonObject kept = http.get(order).as(user).expect(200).json();
        assertEquals(new BigDecimal("1.20"), kept.getJsonNumber("unit_price").bigDecimalValue());
        assertEquals(new BigDecimal("3.60"), kept.getJsonNumber("total").bigDecimalValue());
        assertEquals("Pencil", kept.getString("product_name"));
        assertEquals(product, kept.getString("product_id"));
        assertEquals(user.id(), kept.getString("user_id"));
    }

    @Test
    void a_user_sees_the_own_orders_and_an_admin_all() {
        String order =
                order(product("Pencil", "1.20").text("id"), 1).expect(201).text("id");
        TestUser other = TestUser.register(http);

        Refusals.problem(404, http.get("/orders/orders/" + order).as(other).send());
        assertEquals(List.of(), http.get("/orders/orders").as(other).expect(200).items());
        assertEquals(1, http.get("/orders/orders").as(user).expect(200).items().size());
        http.get("/orders/orders/" + order).as(hallpass.admin()).expect(200);
        Refusals.problem(401, http.get("/orders/orders").send());
        Refusals.problem(401, http.get("/orders/orders/" + order).send());
    }

    @Test
    void an_unknown_product_cannot_be_ordered_and_the_price_is_not_the_clients_choice() {
        Refusals.violations(order(UUID.randomUUID().toString(), 1), "product_id");
        Refusals.violations(order("pencil", 0), "product_id", "quantity");
        String product = product("Pencil", "5").text("id");
        Answer cheap = http.post("/orders/orders")
                .as(user)
                .json("product_id", product, "quantity", 1, "unit_price", 0, "user_id", new UUID(0, 1).toString())
                .expect(201);
        assertEquals(
                0,
                new BigDecimal("5")
                        .compareTo(cheap.json().getJsonNumber("unit_price").bigDecimalValue()));
        assertEquals(user.id(), cheap.text("user_id"));
    }

    @Test
    void an_order_under_a_key_is_made_once() {
        String product = product("Pencil", "1.20").text("id");
        String key = UUID.randomUUID().toString();

        String first = order(product, 2, key).expect(201).text("id");

        assertEquals(first, order(product, 2, key).expect(201).text("id"));
        Refusals.problem(422, order(product, 3, key));
        assertEquals(1, http.get("/orders/orders").as(user).expect(200).items().size());
    }

    @Test
    void teachers_write_courses_and_signed_in_users_read_them() {
        TestUser teacher = teacher();
        Answer made = http.post("/courses/courses")
                .as(teacher)
                .json("title", "Algebra")
                .expect(201);
        String course = "/courses/courses/" + made.text("id");

        assertEquals(teacher.email(), made.text("teacher"));
        assertEquals("Algebra", http.get(course).as(user).expect(200).text("title"));
        http.get("/courses/courses").as(user).expect(200);
        Refusals.problem(401, http.get("/courses/courses").send());
        Refusals.problem(401, http.get(course).send());
        Refusals.problem(
                403,
                http.post("/courses/courses").as(user).json("title", "Mine").send());
        Refusals.problem(
                403, http.patch(course).as(user).mergePatch("title", "Mine").send());
        Refusals.problem(403, http.delete(course).as(user).send());
        Refusals.problem(403, http.delete(course).as(hallpass.admin()).send());
        assertEquals(
                "Rings",
                http.patch(course)
                        .as(teacher)
                        .mergePatch("title", "Rings")
                        .expect(200)
                        .text("title"));
        http.delete(course).as(teacher).expect(204);
        Refusals.problem(404, http.get(course).as(teacher).send());
    }

    @Test
    void a_user_without_a_role_is_signed_in_nevertheless() {
        http.patch("/auth/users/" + user.id())
                .as(hallpass.admin())
                .mergePatch("roles", List.of("guest"))
                .expect(200);
        String token = user.signIn().access();

        http.get("/courses/courses").token(token).expect(200);
        http.post("/catalog/products")
                .token(token)
                .json("name", "Pencil", "price", 1)
                .expect(201);
        Refusals.problem(403, http.get("/todo/tasks").token(token).send());
    }

    @Test
    void an_unknown_method_and_an_unknown_path_are_problems() {
        Refusals.problem(405, http.delete("/orders/orders" + NOWHERE).as(user).send());
        Refusals.problem(404, http.get("/catalog/products" + NOWHERE).send());
        Refusals.problem(404, http.get("/courses/courses" + NOWHERE).as(user).send());
        Refusals.problem(404, http.get("/orders/orders" + NOWHERE).as(user).send());
        assertFalse(http.get("/catalog/products/pencil").send().status() < 400);
    }

    TestUser teacher() {
        TestUser teacher = TestUser.register(http);
        http.patch("/auth/users/" + teacher.id())
                .as(hallpass.admin())
                .mergePatch("roles", List.of("user", "teacher"))
                .expect(200);
        return teacher; // signs in after this, so that the token has the role
    }

    Answer product(String name, String price) {
        return http.post("/catalog/products")
                .as(user)
                .json("name", name, "price", new BigDecimal(price))
                .expect(201);
    }

    /** As a client does: 503 means that the catalog was too slow, nothing was ordered, and it may be tried again. */
    Answer order(String product, int quantity) {
        return Eventually.eventually(
                WITHIN,
                () -> http.post("/orders/orders")
                        .as(user)
                        .json("product_id", product, "quantity", quantity)
                        .send(),
                answer -> answer.status() != 503);
    }

    Answer order(String product, int quantity, String key) {
        return http.post("/orders/orders")
                .as(user)
                .header("Idempotency-Key", key)
                .json("product_id", product, "quantity", quantity)
                .send();
    }
}
