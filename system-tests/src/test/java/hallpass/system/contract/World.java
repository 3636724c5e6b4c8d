package hallpass.system.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** A user who has at least one thing of each kind, and other users: what the requests are about. */
final class World {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Http http;
    private final TestUser admin;
    private final TestUser user;
    private final TestUser teacher;
    private final String list;
    private final String product;

    World(Hallpass hallpass) {
        http = hallpass.http();
        admin = hallpass.admin();
        user = TestUser.register(http);
        teacher = TestUser.register(http);
        http.patch("/auth/users/" + teacher.id())
                .as(admin)
                .body("application/json", "{\"roles\":[\"user\",\"teacher\"]}")
                .expect(200);
        list = list();
        product = product();
    }

    /** A user who may do it. */
    TestUser caller(Operation operation) {
        String path = operation.path();
        if (path.startsWith("/courses")) {
            return teacher;
        }
        boolean own = path.startsWith("/auth/users/me") || path.endsWith("userinfo") || path.endsWith("directory");
        return path.startsWith("/auth") && !own
                        || path.startsWith("/todo/admin")
                        || operation.id().equals("deleteProduct")
                ? admin
                : user;
    }

    /** The path of something that exists and that no other test needs. */
    String path(Operation operation) {
        String path = operation.path();
        if (path.contains("/lists/{id}")) {
            String shared = list();
            String member = TestUser.register(http).email();
            if (path.contains("{user_id}")) {
                String id = http.post("/todo/lists/" + shared + "/members")
                        .as(user)
                        .json("email", member, "role", "viewer")
                        .expect(201)
                        .text("user_id");
                path = path.replace("{user_id}", id);
            }
            return path.replace("{id}", shared);
        }
        if (path.contains("/tasks/{id}")) {
            return path.replace("{id}", made("/todo/tasks", user, "title", "There", "list_id", list));
        }
        if (path.contains("/products/{id}")) {
            return path.replace("{id}", product());
        }
        if (path.contains("/orders/{id}")) {
            return path.replace("{id}", made("/orders/orders", user, "product_id", product, "quantity", 1));
        }
        if (path.contains("/courses/{id}")) {
            return path.replace("{id}", made("/courses/courses", teacher, "title", "Algebra"));
        }
        if (path.contains("{client_id}")) {
            return path.replace("{client_id}", client());
        }
        if (path.contains("{kid}")) {
            return path.replace("{kid}", key());
        }
        return path.replace(
                        "{id}", path.contains("{id}") ? TestUser.register(http).id() : "")
                .replace("{number}", "0")
                .replace("{file}", "hallpass.css")
                .replaceAll("\\{[a-z_]+}", UUID.randomUUID().toString());
    }

    /** Members whose values have to refer to something that exists. */
    Map<String, Supplier<JsonNode>> known() {
        Map<String, Supplier<JsonNode>> known = new HashMap<>();
        known.put("list_id", () -> NODES.textNode(list));
        known.put("product_id", () -> NODES.textNode(product));
        known.put("parent_id", NODES::nullNode);
        known.put("email", () -> NODES.textNode(TestUser.register(http).email()));
        known.put("client_id", () -> NODES.textNode("c" + UUID.randomUUID()));
        known.put("roles", () -> NODES.arrayNode().add("user"));
        known.put("audiences", () -> NODES.arrayNode().add("todo"));
        known.put("currency", () -> NODES.textNode("EUR"));
        known.put("time_zone", () -> NODES.textNode("Europe/Berlin"));
        known.put("due", () -> NODES.textNode("2026-12-01"));
        known.put("position", () -> NODES.textNode("a0V"));
        known.put("recurrence", () -> NODES.textNode("FREQ=WEEKLY;BYDAY=MO"));
        known.put("operations", this::operations);
        known.put("lists", () -> NODES.arrayNode().add(NODES.objectNode().put("name", "Imported")));
        known.put("tasks", () -> NODES.arrayNode().add(NODES.objectNode().put("title", "Imported")));
        return known;
    }

    private ArrayNode operations() {
        ArrayNode operations = NODES.arrayNode();
        operations.addObject().put("op", "create").putObject("task").put("title", "Made");
        operations
                .addObject()
                .put("op", "update")
                .put("id", made("/todo/tasks", user, "title", "Old"))
                .put("if_match", "\"1\"")
                .putObject("task")
                .put("title", "New");
        operations.addObject().put("op", "delete").put("id", made("/todo/tasks", user, "title", "Gone"));
        return operations;
    }

    private String list() {
        return made("/todo/lists", user, "name", "There");
    }

    private String client() {
        return http.post("/auth/clients")
                .as(admin)
                .json("name", "Reports", "audiences", List.of("todo"))
                .expect(201)
                .text("client_id");
    }

    /** A key that signs nothing. */
    private String key() {
        return http.get("/auth/keys").as(admin).expect(200).items().stream()
                .filter(key -> !key.getString("state").equals("active"))
                .findFirst()
                .orElseThrow()
                .getString("kid");
    }

    private String product() {
        return made("/catalog/products", user, "name", "Pencil", "price", 2);
    }

    private String made(String path, TestUser by, Object... members) {
        return http.post(path).as(by).json(members).expect(201).text("id");
    }

    /** Good queries, by operation. */
    static List<String> queries(Operation operation) {
        return switch (operation.id()) {
            case "findUser" -> List.of("?email=nobody@example.org");
            case "listTasks" ->
                List.of(
                        "",
                        "?status=all&sort=due&page_size=1",
                        "?tag=x&q=%C3%BC&due_before=2026-12-31&due_after=2026-12-01T00:00:00Z&sort=priority");
            case "listUsers" -> List.of("?page_size=1&q=a&role=user&disabled=false");
            default ->
                operation.parameters("query").stream()
                                .anyMatch(parameter ->
                                        parameter.path("name").asText().equals("page_size"))
                        ? List.of("", "?page_size=1")
                        : List.of("");
        };
    }
}
