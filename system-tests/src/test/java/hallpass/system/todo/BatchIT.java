package hallpass.system.todo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.system.http.Answer;
import hallpass.system.http.Json;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Several operations at once. */
@OnBothEngines
class BatchIT extends TodoTests {

    BatchIT(Hallpass hallpass) {
        super(hallpass);
    }

    @Test
    void operations_are_done_in_order() {
        String changed = create("title", "A");
        String deleted = create("title", "B");

        Answer answer = batch(
                        "{\"op\":\"create\",\"task\":{\"title\":\"New\"}}",
                        "{\"op\":\"update\",\"id\":\"" + changed + "\",\"task\":{\"title\":\"A2\"}}",
                        "{\"op\":\"delete\",\"id\":\"" + deleted + "\"}")
                .expect(200);

        assertEquals(
                List.of(201, 200, 204),
                Json.objects(answer.json(), "results").stream()
                        .map(result -> result.getInt("status"))
                        .toList());
        assertEquals(Set.of("New", "A2"), titles());
    }

    @Test
    void a_failed_operation_undoes_all_and_is_named() {
        String task = create("title", "A");

        failing(
                404,
                1,
                "{\"op\":\"update\",\"id\":\"" + task + "\",\"title\":\"Z\"}",
                "{\"op\":\"delete\",\"id\":\"" + UUID.randomUUID() + "\"}");
        failing(
                412,
                1,
                "{\"op\":\"create\",\"title\":\"Z\"}",
                "{\"op\":\"delete\",\"id\":\"" + task + "\",\"if_match\":\"\\\"77\\\"\"}");
        Answer invalid = failing(400, 1, "{\"op\":\"create\",\"title\":\"Z\"}", "{\"op\":\"create\",\"title\":\"\"}");
        Refusals.violations(invalid, "operations[1].title");

        assertEquals(Set.of("A"), titles());
    }

    @Test
    void ten_batches_at_once_with_the_same_key_are_done_once() {
        String key = UUID.randomUUID().toString();
        String token = user.token();

        Set<String> bodies = new HashSet<>();
        Parallel.times(10, () -> http.post("/todo/tasks/batch")
                        .token(token)
                        .header("Idempotency-Key", key)
                        .body("application/json", operations("{\"op\":\"create\",\"title\":\"Once\"}"))
                        .expect(200)
                        .body())
                .forEach(bodies::add);

        assertEquals(1, bodies.size(), bodies::toString);
        assertEquals(1, all("/todo/tasks").size());
    }

    @Test
    void batches_with_the_same_tasks_in_opposite_order_both_end() {
        String a = create("title", "A");
        String b = http.post("/todo/tasks")
                .as(user)
                .json(
                        "title",
                        "B",
                        "list_id",
                        http.post("/todo/lists")
                                .as(user)
                                .json("name", "Other")
                                .expect(201)
                                .text("id"))
                .expect(201)
                .text("id");
        String token = user.token();
        String first = "{\"op\":\"update\",\"id\":\"" + a + "\",\"priority\":\"low\"}";
        String second = "{\"op\":\"update\",\"id\":\"" + b + "\",\"priority\":\"low\"}";

        Parallel.all(java.util.stream.IntStream.range(0, 8)
                .<java.util.concurrent.Callable<Answer>>mapToObj(i -> () -> http.post("/todo/tasks/batch")
                        .token(token)
                        .body("application/json", i % 2 == 0 ? operations(first, second) : operations(second, first))
                        .expect(200))
                .toList());
    }

    @Test
    void it_has_one_to_a_hundred_operations() {
        Refusals.violations(batch(), "operations");
        String one = "{\"op\":\"create\",\"title\":\"x\"}";
        Refusals.violations(batch(java.util.Collections.nCopies(101, one).toArray(String[]::new)), "operations");
        batch(java.util.Collections.nCopies(100, one).toArray(String[]::new)).expect(200);
    }

    private Answer failing(int status, int operation, String... operations) {
        Answer answer = batch(operations);
        Refusals.problem(status, answer);
        assertEquals(operation, answer.json().getInt("operation"));
        return answer;
    }

    private Answer batch(String... operations) {
        return http.post("/todo/tasks/batch")
                .as(user)
                .body("application/json", operations(operations))
                .send();
    }

    private static String operations(String... operations) {
        return "{\"operations\":[" + String.join(",", operations) + "]}";
    }

    private Set<String> titles() {
        Set<String> titles = new HashSet<>();
        all("/todo/tasks").forEach(task -> titles.add(task.getString("title")));
        return titles;
    }
}
