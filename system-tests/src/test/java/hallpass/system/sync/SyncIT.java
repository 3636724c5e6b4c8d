package hallpass.system.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import hallpass.system.todo.TodoTests;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the changes tell a client that keeps a copy. */
@OnBothEngines
class SyncIT extends TodoTests {

    SyncIT(Hallpass hallpass) {
        super(hallpass);
    }

    @Test
    void an_item_has_its_task_or_its_list() {
        String cursor = http.get("/todo/changes").as(user).expect(200).text("cursor");
        String task = create("title", "One");
        http.delete("/todo/tasks/" + create("title", "Gone")).as(user).expect(204);
        http.post("/todo/lists").as(user).json("name", "New").expect(201);

        List<JsonObject> items =
                http.get("/todo/changes?since=" + cursor).as(user).expect(200).items();

        assertEquals(3, items.size(), items::toString);
        for (JsonObject item : items) {
            boolean deleted = item.getString("change").equals("deleted");
            boolean ofTask = item.getString("entity").equals("task");
            assertEquals(ofTask && !deleted, item.containsKey("task"), item::toString);
            assertEquals(!ofTask && !deleted, item.containsKey("list"), item::toString);
            assertEquals(!deleted, item.containsKey("etag"), item::toString);
        }
        assertTrue(items.stream().anyMatch(item -> item.getString("id").equals(task)));
    }

    @Test
    void without_a_cursor_all_things_come_page_by_page() {
        Set<String> made = new HashSet<>();
        IntStream.range(0, 7).forEach(i -> made.add(create("title", "Task " + i)));

        Copy copy = new Copy(http, user, 3);

        assertEquals(made, copy.tasks("created"));
    }

    @Test
    void each_thing_is_told_in_its_present_state_and_deleted_ones_as_deleted() {
        Copy copy = new Copy(http, user, 100);
        String kept = create("title", "A");
        patch(kept, "title", "B").expect(200);
        String gone = create("title", "C");
        http.delete("/todo/tasks/" + gone).as(user).expect(204);

        List<JsonObject> told = copy.read();

        assertEquals(2, told.size(), told::toString);
        assertEquals("created", told.get(0).getString("change"));
        assertEquals("B", told.get(0).getJsonObject("task").getString("title"));
        assertEquals("deleted", told.get(1).getString("change"));
        assertEquals(gone, told.get(1).getString("id"));
        assertEquals(List.of(), copy.read());
    }

    @Test
    void tasks_that_are_deleted_with_their_parent_are_told_too() {
        String parent = create("title", "Parent");
        String child = create("title", "Child", "parent_id", parent);
        Copy copy = new Copy(http, user, 100);

        http.delete("/todo/tasks/" + parent).as(user).expect(204);

        copy.read();
        assertEquals(Set.of(parent, child), copy.tasks("deleted"));
    }

    @Test
    void a_new_member_is_told_the_whole_list_and_a_removed_one_that_it_is_gone() {
        String list = http.post("/todo/lists")
                .as(user)
                .json("name", "Ours")
                .expect(201)
                .text("id");
        Set<String> tasks = new HashSet<>();
        IntStream.range(0, 5).forEach(i -> tasks.add(create("title", "Old " + i, "list_id", list)));
        TestUser other = TestUser.register(http);
        Copy copy = new Copy(http, other, 2);

        http.post("/todo/lists/" + list + "/members")
                .as(user)
                .json("email", other.email(), "role", "viewer")
                .expect(201);
        copy.read();
        assertTrue(copy.tasks("created").containsAll(tasks), copy::toString);

        http.delete("/todo/lists/" + list + "/members/" + other.id()).as(user).expect(204);
        create("title", "Not for you", "list_id", list);

        List<JsonObject> told = copy.read();
        assertEquals(1, told.size(), told::toString);
        assertEquals("list", told.get(0).getString("entity"));
        assertEquals("deleted", told.get(0).getString("change"));
        assertEquals(list, told.get(0).getString("id"));
    }

    @Test
    void a_task_that_moves_out_of_sight_is_told_as_gone() {
        String list = http.post("/todo/lists")
                .as(user)
                .json("name", "Ours")
                .expect(201)
                .text("id");
        TestUser other = TestUser.register(http);
        http.post("/todo/lists/" + list + "/members")
                .as(user)
                .json("email", other.email(), "role", "viewer")
                .expect(201);
        String task = create("title", "Was seen", "list_id", list);
        Copy mine = new Copy(http, user, 100);
        Copy theirs = new Copy(http, other, 100);
        String inbox = all("/todo/lists").get(0).getString("id");

        patch(task, "list_id", inbox).expect(200);

        theirs.read();
        assertEquals(Set.of(task), theirs.tasks("deleted"));
        mine.read();
        assertEquals(Set.of(task), mine.tasks("updated"));
    }

    @Test
    void a_cursor_misses_nothing_while_many_write() {
        String token = user.token();
        Copy copy = new Copy(http, user, 10);
        AtomicBoolean writing = new AtomicBoolean(true);
        List<Callable<Set<String>>> writers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            writers.add(() -> {
                Set<String> made = new HashSet<>();
                for (int n = 0; n < 15; n++) {
                    made.add(http.post("/todo/tasks")
                            .token(token)
                            .json("title", "x")
                            .expect(201)
                            .text("id"));
                }
                return made;
            });
        }
        writers.add(() -> {
            while (writing.get()) {
                copy.read();
            }
            return Set.of();
        });

        Set<String> made = new HashSet<>();
        Callable<Set<String>> reader = writers.remove(writers.size() - 1);
        Parallel.all(List.of(reader, () -> {
            try {
                Parallel.all(writers).forEach(made::addAll);
                return Set.<String>of();
            } finally {
                writing.set(false);
            }
        }));

        copy.read();
        assertEquals(made, copy.tasks("created"));
    }

    @Test
    void a_bad_cursor_is_refused_and_the_answer_to_an_unknown_one_says_how_to_start_over() {
        Refusals.violations(http.get("/todo/changes?since=nonsense").as(user).send(), "since");

        Answer gone = http.get("/todo/changes?since="
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString("999999999999".getBytes(StandardCharsets.US_ASCII)))
                .as(user)
                .send();

        Refusals.problem(410, gone);
        assertEquals("/todo/changes", gone.text("start_over"));
    }
}
