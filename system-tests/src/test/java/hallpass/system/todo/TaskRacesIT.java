package hallpass.system.todo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Several requests for the same task: entity tags, idempotency keys, many at once. */
@OnBothEngines
class TaskRacesIT extends TodoTests {

    TaskRacesIT(Hallpass hallpass) {
        super(hallpass);
    }

    @Test
    void twenty_first_requests_at_once_make_one_inbox() {
        String token = user.token();

        Parallel.times(
                20,
                () -> http.post("/todo/tasks").token(token).json("title", "x").expect(201));

        assertEquals(1, http.get("/todo/lists").token(token).expect(200).items().size());
        assertEquals(20, all("/todo/tasks?page_size=100").size());
    }

    @Test
    void a_stale_entity_tag_changes_nothing() {
        String path = "/todo/tasks/" + create("title", "A");
        String stale = http.get(path).as(user).expect(200).etag();
        assertTrue(stale.matches("\"[^\"]+\""), stale);
        String fresh = http.patch(path)
                .as(user)
                .header("If-Match", stale)
                .mergePatch("title", "B")
                .expect(200)
                .etag();
        assertNotEquals(stale, fresh);

        Refusals.problem(
                412,
                http.patch(path)
                        .as(user)
                        .header("If-Match", stale)
                        .mergePatch("title", "C")
                        .send());
        Refusals.problem(
                412, http.delete(path).as(user).header("If-Match", stale).send());

        assertEquals("B", http.get(path).as(user).expect(200).text("title"));
        http.patch(path)
                .as(user)
                .header("If-Match", "\"other\", " + fresh)
                .mergePatch("title", "D")
                .expect(200);
        http.delete(path).as(user).header("If-Match", "*").expect(204);
    }

    @Test
    void an_unchanged_task_is_not_sent_again() {
        String path = "/todo/tasks/" + create("title", "A");
        String tag = http.get(path).as(user).expect(200).etag();

        for (String known : new String[] {"W/" + tag, "\"x\", W/" + tag, "*"}) {
            http.get(path).as(user).header("If-None-Match", known).expect(304);
            http.call("HEAD", path).as(user).header("If-None-Match", known).expect(304);
        }
        Refusals.problem(
                412,
                http.patch(path)
                        .as(user)
                        .header("If-Match", "W/" + tag)
                        .mergePatch("title", "weak")
                        .send());
        Answer unchanged = http.get(path).as(user).header("If-None-Match", tag).expect(304);
        assertEquals("", unchanged.body());
        assertEquals(tag, unchanged.etag());

        http.patch(path).as(user).mergePatch("title", "B").expect(200);
        http.get(path).as(user).header("If-None-Match", tag).expect(200);
    }

    @Test
    void of_twenty_changes_with_one_entity_tag_one_wins() {
        String path = "/todo/tasks/" + create("title", "A");
        String tag = http.get(path).as(user).expect(200).etag();
        String token = user.token();

        List<Integer> statuses = Parallel.times(20, () -> http.patch(path)
                        .token(token)
                        .header("If-Match", tag)
                        .mergePatch("title", UUID.randomUUID())
                        .send())
                .stream()
                .map(Answer::status)
                .toList();

        assertEquals(1, Collections.frequency(statuses, 200), statuses::toString);
        assertEquals(19, Collections.frequency(statuses, 412), statuses::toString);
    }

    @Test
    void a_repeated_key_answers_the_first_answer() {
        String key = UUID.randomUUID().toString();

        Answer first = createWith(key, "Once").expect(201);
        Answer again = createWith(key, "Once").expect(201);

        assertEquals(first.json(), again.json());
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals(first.etag(), again.etag());
        assertEquals(1, all("/todo/tasks").size());
    }

    @Test
    void twenty_requests_at_once_with_the_same_key_make_one_task() {
        String key = UUID.randomUUID().toString();
        user.token();

        Set<String> ids = Parallel.times(20, () -> createWith(key, "Once")).stream()
                .map(answer -> answer.expect(201).text("id"))
                .collect(Collectors.toSet());

        assertEquals(1, ids.size());
        assertEquals(1, all("/todo/tasks").size());
    }

    @Test
    void a_key_with_another_body_is_refused() {
        String key = UUID.randomUUID().toString();
        createWith(key, "One").expect(201);

        Refusals.problem(422, createWith(key, "Other"));

        assertEquals(1, all("/todo/tasks").size());
    }

    @Test
    void a_key_belongs_to_its_user() {
        String key = UUID.randomUUID().toString();
        createWith(key, "Mine").expect(201);

        TestUser other = TestUser.register(http);
        http.post("/todo/tasks")
                .as(other)
                .header("Idempotency-Key", key)
                .json("title", "Theirs")
                .expect(201);
    }

    @Test
    void a_refused_request_does_not_use_up_its_key() {
        String key = UUID.randomUUID().toString();
        Refusals.violations(createWith(key, ""), "title");

        createWith(key, "Now").expect(201);
    }

    private Answer createWith(String key, String title) {
        return http.post("/todo/tasks")
                .as(user)
                .header("Idempotency-Key", key)
                .json("title", title)
                .send();
    }
}
