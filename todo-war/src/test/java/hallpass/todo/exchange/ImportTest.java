package hallpass.todo.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.todo.list.ImportedLists;
import hallpass.todo.list.ListAccess;
import hallpass.todo.list.MemberRole;
import hallpass.todo.task.ImportedTasks;
import hallpass.todo.task.SeenTask;
import hallpass.todo.task.TaskViews;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportTest {
    private static final UUID USER = UUID.randomUUID();
    private static final UUID INBOX = UUID.randomUUID();

    private final Import imports = new Import();
    private final Map<UUID, MemberRole> roles = new LinkedHashMap<>(Map.of(INBOX, MemberRole.OWNER));
    private final Map<String, UUID> listOfTitle = new HashMap<>();
    private final List<String> children = new ArrayList<>();
    private final Map<String, UUID> origins = new HashMap<>();
    private int most = Integer.MAX_VALUE;

    @BeforeEach
    void wire() {
        imports.transaction = new Transaction() {
            @Override
            public <T> T run(Duration atMost, Supplier<T> work) {
                return work.get();
            }
        };
        imports.access = new ListAccess() {
            @Override
            public List<UUID> listsOf(UUID user) {
                return List.copyOf(roles.keySet());
            }

            @Override
            public Optional<MemberRole> role(UUID user, UUID list) {
                return Optional.ofNullable(roles.get(list));
            }

            @Override
            public Optional<MemberRole> heldRole(UUID user, UUID list) {
                return role(user, list);
            }

            @Override
            public UUID inboxOf(UUID user) {
                return INBOX;
            }

            @Override
            public boolean keepTree(UUID list) {
                return true;
            }
        };
        imports.lists = new ImportedLists() {
            @Override
            public boolean free(UUID id) {
                return true;
            }

            @Override
            public void make(UUID owner, UUID id, String name) {
                roles.put(id, MemberRole.OWNER);
            }
        };
        imports.tasks = new ImportedTasks() {
            @Override
            public Set<UUID> taken(Collection<UUID> ids) {
                return Set.of();
            }

            @Override
            public void make(UUID user, UUID list, UUID id, JsonObject json) {
                if (listOfTitle.size() == most) {
                    throw ProblemException.conflict("full");
                }
                String title = json.getString("title", "");
                if (title.isEmpty()) {
                    throw ProblemException.invalid("title", "is needed");
                }
                listOfTitle.put(title, list);
            }

            @Override
            public void hang(UUID list, UUID id, UUID parent) {
                children.add("placed");
            }

            @Override
            public void flush() {}
        };
        imports.views = new TaskViews() {
            @Override
            public Map<UUID, SeenTask> of(Collection<UUID> lists, Collection<UUID> ids) {
                Map<UUID, SeenTask> seen = new HashMap<>();
                ids.stream().filter(origins::containsValue).forEach(id -> seen.put(id, null));
                return seen;
            }
        };
        imports.origins = new Origins() {
            @Override
            Map<String, UUID> made(UUID user, Collection<String> asked) {
                Map<String, UUID> known = new HashMap<>(origins);
                known.keySet().retainAll(asked);
                return known;
            }

            @Override
            void keep(UUID user, Map<String, UUID> made) {
                origins.putAll(made);
            }
        };
    }

    @Test
    void a_list_and_its_tasks_are_made() {
        ImportReport report = run("""
                {"lists": [{"id": "l1", "name": "Home"}],
                 "tasks": [{"id": "t1", "title": "A", "list_id": "l1"}, {"id": "t2", "title": "B"}]}""");

        assertEquals(1, report.listsCreated());
        assertEquals(2, report.tasksCreated());
        assertEquals(origins.get("list:l1"), listOfTitle.get("A"));
        assertEquals(INBOX, listOfTitle.get("B"));
    }

    @Test
    void the_same_file_makes_nothing_twice() {
        String file = """
                {"lists": [{"id": "l1", "name": "Home"}],
                 "tasks": [{"id": "t1", "title": "A", "list_id": "l1"}, {"title": "alike"}, {"title": "alike"}]}""";
        assertEquals(3, run(file).tasksCreated());

        ImportReport again = run(file);

        assertEquals(0, again.listsCreated());
        assertEquals(0, again.tasksCreated());
        assertEquals(4, again.skippedTotal());
        assertEquals("is there already", again.skipped().get(0).reason());
    }

    @Test
    void a_wrong_task_is_skipped_with_its_reason_and_the_others_are_made() {
        ImportReport report = run("{\"tasks\": [{\"id\": \"t1\"}, {\"id\": \"t2\", \"title\": \"B\"}]}");

        assertEquals(1, report.tasksCreated());
        assertEquals(List.of(new ImportReport.Skipped("task", "t1", "title is needed")), report.skipped());
    }

    @Test
    void a_list_that_the_user_may_only_view_takes_no_tasks() {
        UUID shared = UUID.randomUUID();
        roles.put(shared, MemberRole.VIEWER);
        origins.put("list:l1", shared);

        ImportReport report = run("""
                {"lists": [{"id": "l1", "name": "Shared"}],
                 "tasks": [{"id": "t1", "title": "A", "list_id": "l1"}]}""");

        assertEquals(0, report.tasksCreated());
        assertEquals(
                "is of a list that you may only view", report.skipped().get(1).reason());
    }

    @Test
    void a_full_list_is_not_tried_again() {
        most = 1;

        ImportReport report = run("{\"tasks\": [{\"title\": \"A\"}, {\"title\": \"B\"}, {\"title\": \"C\"}]}");

        assertEquals(1, report.tasksCreated());
        assertEquals(2, report.skippedTotal());
        assertEquals("full", report.skipped().get(1).reason());
    }

    @Test
    void a_child_may_stand_before_its_parent_and_without_one_it_stands_at_the_top() {
        ImportReport report = run("""
                {"tasks": [{"id": "t1", "title": "A", "parent_id": "t2"}, {"id": "t2", "title": "B"},
                           {"id": "t3", "title": "C", "parent_id": "gone"}]}""");

        assertEquals(3, report.tasksCreated());
        assertEquals(1, children.size());
        assertEquals(
                "parent gone is not here: it stands at the top",
                report.skipped().get(0).reason());
    }

    @Test
    void a_body_of_another_form_is_refused() {
        assertThrows(ProblemException.class, () -> run("[]"));
        assertThrows(ProblemException.class, () -> run("{\"lists\": []}"));
        assertThrows(ProblemException.class, () -> run("{\"tasks\": [1]}"));
    }

    private ImportReport run(String json) {
        try (ImportFile file =
                ImportFile.ofJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), null)) {
            return imports.run(USER, file);
        }
    }
}
