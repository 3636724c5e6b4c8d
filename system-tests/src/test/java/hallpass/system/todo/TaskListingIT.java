package hallpass.system.todo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.PageTokens;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings of tasks: filters, orders, pages. */
@OnBothEngines
class TaskListingIT extends TodoTests {

    TaskListingIT(Hallpass hallpass) {
        super(hallpass);
    }

    @Test
    void filters_select_tasks() {
        String garden = http.post("/todo/lists")
                .as(user)
                .json("name", "Garden")
                .expect(201)
                .text("id");
        String early = create("title", "Early", "due", "2026-12-01", "tags", List.of("a", "b"));
        String late = create("title", "Late", "due", "2026-12-31T12:00:00Z", "notes", "Straße zum Café");
        String weed = create("title", "100% weed", "list_id", garden);
        patch(create("title", "Finished"), "status", "done").expect(200);

        assertEquals(List.of(early, late, weed), ids("/todo/tasks"));
        assertEquals(1, ids("/todo/tasks?status=done").size());
        assertEquals(4, ids("/todo/tasks?status=all").size());
        assertEquals(List.of(weed), ids("/todo/tasks?list=" + garden));
        assertEquals(List.of(early), ids("/todo/tasks?tag=b"));
        assertEquals(List.of(), ids("/todo/tasks?tag=A"));
        assertEquals(List.of(late), ids("/todo/tasks?q=" + encoded("CAFE")));
        assertEquals(List.of(weed), ids("/todo/tasks?q=" + encoded("0%")));
        assertEquals(List.of(), ids("/todo/tasks?q=" + encoded("_____________")));
        assertEquals(List.of(early), ids("/todo/tasks?due_before=2026-12-02"));
        assertEquals(List.of(late), ids("/todo/tasks?due_after=2026-12-02"));
        assertEquals(List.of(late), ids("/todo/tasks?due_after=2026-12-02&due_before=2027-01-01&q=late"));
        assertEquals(List.of(), ids("/todo/tasks?due_before=2026-12-01"));
    }

    @Test
    void tasks_are_listed_in_the_order_that_was_asked_for() {
        String low = create("title", "1", "priority", "low", "due", "2026-12-03");
        String none = create("title", "2");
        String high = create("title", "3", "priority", "high", "due", "2026-12-02T08:00:00Z");
        String medium = create("title", "4", "priority", "medium", "due", "2026-12-02");

        assertEquals(List.of(low, none, high, medium), ids("/todo/tasks?sort=created"));
        assertEquals(List.of(medium, high, none, low), ids("/todo/tasks?sort=-created"));
        assertEquals(List.of(medium, high, low, none), ids("/todo/tasks?sort=due"));
        assertEquals(List.of(high, medium, low, none), ids("/todo/tasks?sort=priority"));
        assertEquals(List.of(low, none, high, medium), ids("/todo/tasks?sort=position"));
    }

    @Test
    void words_are_found_in_any_order_tags_by_a_hash_and_letters_with_their_marks() {
        String call = create("title", "Call Bob", "notes", "about the garden", "tags", List.of("Home"));
        String home = create("title", "Home at last");
        String laugh = create("title", "はは");
        create("title", "ぱぱ");
        create("title", "ばば");

        assertEquals(List.of(call), ids("/todo/tasks?q=" + encoded("garden bob")));
        assertEquals(List.of(), ids("/todo/tasks?q=" + encoded("garden alice")));
        assertEquals(List.of(call), ids("/todo/tasks?q=" + encoded("#home")));
        assertEquals(List.of(call, home), ids("/todo/tasks?q=" + encoded("home")));
        assertEquals(List.of(laugh), ids("/todo/tasks?q=" + encoded("はは")));
        patch(home, "tags", List.of("homework")).expect(200);
        assertEquals(List.of(home), ids("/todo/tasks?q=" + encoded("#homew")));
    }

    @Test
    void a_listing_is_compressed_for_clients_that_take_it() {
        create("title", "Alike ".repeat(20));

        Answer plain = http.get("/todo/tasks").as(user).expect(200);
        Answer compressed = http.get("/todo/tasks")
                .as(user)
                .header("Accept-Encoding", "gzip, br")
                .expect(200);

        assertEquals("gzip", compressed.header("Content-Encoding"));
        assertTrue(compressed.header("Vary").contains("Accept-Encoding"));
        assertTrue(compressed.body().length() < plain.body().length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "-created", "due", "priority", "position"})
    void a_page_neither_skips_nor_repeats_while_tasks_come_and_go(String sort) {
        Set<String> there = new HashSet<>();
        List<String> priorities = List.of("none", "low", "high");
        for (int i = 0; i < 14; i++) {
            List<Object> task = new ArrayList<>(List.of("title", "T" + i, "priority", priorities.get(i % 3)));
            if (i % 4 != 0) {
                task.addAll(List.of("due", "2026-12-0" + (1 + i % 3)));
            }
            there.add(create(task.toArray()));
        }

        List<String> seen = new ArrayList<>();
        Set<String> removed = new HashSet<>();
        String token = "";
        while (token != null) {
            Answer page = http.get("/todo/tasks?page_size=3&sort=" + sort + token)
                    .as(user)
                    .expect(200);
            assertTrue(page.items().size() <= 3);
            page.items().forEach(task -> seen.add(task.getString("id")));
            // a listed task and one not yet listed are deleted; two are added, at both ends of most orders
            http.delete("/todo/tasks/" + seen.get(seen.size() - 1)).as(user).expect(204);
            there.stream()
                    .filter(id -> !seen.contains(id) && !removed.contains(id))
                    .findFirst()
                    .filter(id -> removed.size() < 2)
                    .ifPresent(id -> {
                        removed.add(id);
                        http.delete("/todo/tasks/" + id).as(user).expect(204);
                    });
            if (seen.size() < 10) {
                create("title", "new", "priority", "high", "due", "2020-01-01");
                create("title", "new");
            }
            token = page.json().containsKey("next_page_token") ? "&page_token=" + page.text("next_page_token") : null;
        }

        assertEquals(seen.size(), Set.copyOf(seen).size(), "repeated");
        there.removeAll(removed);
        assertTrue(seen.containsAll(there), "skipped");
    }

    @Test
    void the_last_page_has_no_token() {
        for (int i = 0; i < 4; i++) {
            create("title", "T" + i);
        }

        Answer first = http.get("/todo/tasks?page_size=2").as(user).expect(200);
        Answer second = http.get("/todo/tasks?page_size=2&page_token=" + first.text("next_page_token"))
                .as(user)
                .expect(200);

        assertEquals(2, second.items().size());
        assertFalse(second.json().containsKey("next_page_token"), second::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page_size=0",
                "page_size=101",
                "page_size=-1",
                "page_size=many",
                "page_token=x",
                "page_token=W10",
                "sort=title",
                "sort=-due",
                "status=late",
                "list=inbox",
                "due_before=soon",
                "due_after=2026-99-99"
            })
    void a_bad_parameter_is_named(String parameter) {
        Refusals.violations(
                http.get("/todo/tasks?" + parameter).as(user).send(), parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void a_deeply_nested_page_token_is_refused() {
        Refusals.violations(
                http.get("/todo/tasks?page_token=" + PageTokens.nested())
                        .as(user)
                        .send(),
                "page_token");
    }

    @Test
    void a_page_token_of_another_listing_or_user_is_refused() {
        for (int i = 0; i < 3; i++) {
            create("title", "T" + i, "due", "2026-12-01");
        }
        String token = http.get("/todo/tasks?page_size=1&sort=due")
                .as(user)
                .expect(200)
                .text("next_page_token");

        Refusals.violations(
                http.get("/todo/tasks?page_size=1&sort=created&page_token=" + token)
                        .as(user)
                        .send(),
                "page_token");
        Refusals.violations(
                http.get("/todo/tasks?page_size=1&sort=due&page_token=" + token)
                        .as(TestUser.register(http))
                        .send(),
                "page_token");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
