package hallpass.system.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.system.http.Answer;
import hallpass.system.http.Json;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import hallpass.system.todo.TodoTests;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Three users do thousands of random things. A simple model says what the statuses, the listings, and the copies that
 * the users keep by asking for changes must be. {@code -Dhallpass.model.steps} sets how many things,
 * {@code -Dhallpass.model.seed} repeats those of an earlier run.
 */
@OnBothEngines
class ModelIT extends TodoTests {

    private static final int STEPS = Integer.getInteger("hallpass.model.steps", 2_000);
    private static final int MOST_TASKS = 80; // so that comparing stays cheap
    private static final int LOOK_EVERY = 50;
    private static final List<String> ROLES = List.of("owner", "editor", "viewer");

    private final List<Person> people = new ArrayList<>();
    private final Map<String, ListModel> lists = new LinkedHashMap<>();
    private final Map<String, TaskModel> tasks = new LinkedHashMap<>();
    private Random random;

    ModelIT(Hallpass hallpass) {
        super(hallpass);
    }

    private static final class ListModel {
        private String name;
        private boolean inbox;
        private final Map<Person, String> roles = new LinkedHashMap<>();
    }

    private static final class TaskModel {
        private String list;
        private String parent;
        private String title;
        private String status = "open";
    }

    /** A user, and the copy that the user keeps. */
    private static final class Person {
        private final TestUser user;
        private final Map<String, JsonObject> lists = new TreeMap<>();
        private final Map<String, JsonObject> tasks = new TreeMap<>();
        private String cursor = "";

        Person(TestUser user) {
            this.user = user;
        }
    }

    @Test
    void the_service_agrees_with_the_model() {
        long seed = Long.getLong("hallpass.model.seed", new Random().nextLong());
        System.out.println("hallpass.model.seed=" + seed); // to repeat this run
        random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            Person person = new Person(TestUser.register(http));
            people.add(person);
            ListModel inbox = new ListModel();
            inbox.name = "Inbox";
            inbox.inbox = true;
            inbox.roles.put(person, "owner");
            lists.put(
                    http.get("/todo/lists")
                            .as(person.user)
                            .expect(200)
                            .items()
                            .get(0)
                            .getString("id"),
                    inbox);
        }
        long begin = System.nanoTime();
        for (int step = 1; step <= STEPS; step++) {
            String what = "step " + step + " of seed " + seed;
            try {
                step(any(people));
                if (step % LOOK_EVERY == 0) {
                    people.forEach(this::look);
                }
            } catch (AssertionError wrong) {
                throw new AssertionError(what, wrong);
            }
        }
        people.forEach(this::look);
        System.out.println(STEPS + " steps in "
                + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
    }

    private void step(Person who) {
        switch (random.nextInt(20)) {
            case 0 -> makeList(who);
            case 1 -> renameList(who);
            case 2 -> deleteList(who);
            case 3, 4 -> invite(who);
            case 5 -> changeRole(who);
            case 6 -> remove(who);
            case 7, 8, 9, 10 -> makeTask(who);
            case 11, 12, 13 -> changeTask(who);
            case 14, 15 -> moveTask(who);
            case 16 -> deleteTask(who);
            case 17, 18 -> batch(who);
            default -> sync(who);
        }
    }

    private void makeList(Person who) {
        if (lists.size() > 12) {
            return;
        }
        ListModel list = new ListModel();
        list.name = "List " + random.nextInt(1000);
        list.roles.put(who, "owner");
        lists.put(
                http.post("/todo/lists")
                        .as(who.user)
                        .json("name", list.name)
                        .expect(201)
                        .text("id"),
                list);
    }

    private void renameList(Person who) {
        String id = any(lists.keySet());
        ListModel list = lists.get(id);
        String name = "Renamed " + random.nextInt(1000);
        int status =
                list.roles.containsKey(who) ? list.roles.get(who).equals("owner") ? list.inbox ? 409 : 200 : 403 : 404;
        http.patch("/todo/lists/" + id).as(who.user).mergePatch("name", name).expect(status);
        if (status == 200) {
            list.name = name;
        }
    }

    private void deleteList(Person who) {
        String id = any(lists.keySet());
        ListModel list = lists.get(id);
        if (lists.size() < 6 && !list.inbox) {
            return;
        }
        int status =
                list.roles.containsKey(who) ? list.roles.get(who).equals("owner") ? list.inbox ? 409 : 204 : 403 : 404;
        http.delete("/todo/lists/" + id).as(who.user).expect(status);
        if (status == 204) {
            lists.remove(id);
            tasks.values().removeIf(task -> task.list.equals(id));
        }
    }

    private void invite(Person who) {
        String id = any(lists.keySet());
        ListModel list = lists.get(id);
        Person invited = any(people);
        String role = any(ROLES);
        int status = !list.roles.containsKey(who)
                ? 404
                : !list.roles.get(who).equals("owner")
                        ? 403
                        : list.inbox || list.roles.containsKey(invited) ? 409 : 201;
        http.post("/todo/lists/" + id + "/members")
                .as(who.user)
                .json("email", invited.user.email(), "role", role)
                .expect(status);
        if (status == 201) {
            list.roles.put(invited, role);
        }
    }

    private void changeRole(Person who) {
        String id = any(lists.keySet());
        ListModel list = lists.get(id);
        Person member = any(people);
        String role = any(ROLES);
        int status = !list.roles.containsKey(who)
                ? 404
                : !list.roles.get(who).equals("owner")
                        ? 403
                        : !list.roles.containsKey(member)
                                ? 404
                                : !role.equals(list.roles.get(member)) && lastOwner(list, member) ? 409 : 200;
        http.patch("/todo/lists/" + id + "/members/" + member.user.id())
                .as(who.user)
                .mergePatch("role", role)
                .expect(status);
        if (status == 200) {
            list.roles.put(member, role);
        }
    }

    private void remove(Person who) {
        String id = any(lists.keySet());
        ListModel list = lists.get(id);
        Person member = any(people);
        int status = !list.roles.containsKey(who)
                ? 404
                : who != member && !list.roles.get(who).equals("owner")
                        ? 403
                        : !list.roles.containsKey(member) ? 404 : lastOwner(list, member) ? 409 : 204;
        http.delete("/todo/lists/" + id + "/members/" + member.user.id())
                .as(who.user)
                .expect(status);
        if (status == 204) {
            list.roles.remove(member);
        }
    }

    private void makeTask(Person who) {
        if (tasks.size() >= MOST_TASKS) {
            deleteTask(who);
            return;
        }
        String list = any(lists.keySet());
        String title = "Task " + random.nextInt(1000);
        String parent = random.nextInt(3) == 0 && !tasks.isEmpty() ? any(tasks.keySet()) : null;
        int status = mayWrite(who, list);
        if (status == 200) {
            status = parent == null || (tasks.get(parent).list.equals(list) && depth(parent) < 5) ? 201 : 400;
        }
        Answer answer = http.post("/todo/tasks")
                .as(who.user)
                .json("title", title, "list_id", list, "parent_id", parent)
                .expect(status == 404 ? 400 : status);
        if (status == 201) {
            TaskModel task = new TaskModel();
            task.list = list;
            task.parent = parent;
            task.title = title;
            tasks.put(answer.text("id"), task);
        }
    }

    private void changeTask(Person who) {
        if (tasks.isEmpty()) {
            return;
        }
        String id = any(tasks.keySet());
        TaskModel task = tasks.get(id);
        boolean rename = random.nextBoolean();
        String value = rename ? "Changed " + random.nextInt(1000) : any(List.of("open", "done"));
        int status = mayWrite(who, task.list);
        http.patch("/todo/tasks/" + id)
                .as(who.user)
                .mergePatch(rename ? "title" : "status", value)
                .expect(status);
        if (status == 200 && rename) {
            task.title = value;
        } else if (status == 200) {
            task.status = value;
        }
    }

    private void moveTask(Person who) {
        if (tasks.isEmpty()) {
            return;
        }
        String id = any(tasks.keySet());
        TaskModel task = tasks.get(id);
        String to = any(lists.keySet());
        int status = mayWrite(who, task.list);
        if (status == 200 && !to.equals(task.list)) {
            int there = mayWrite(who, to);
            status = there == 404 ? 400 : there;
        }
        http.patch("/todo/tasks/" + id).as(who.user).mergePatch("list_id", to).expect(status);
        if (status == 200 && !to.equals(task.list)) {
            task.parent = null;
            withBelow(id).forEach(moved -> tasks.get(moved).list = to);
        }
    }

    private void deleteTask(Person who) {
        if (tasks.isEmpty()) {
            return;
        }
        String id = any(tasks.keySet());
        int status = mayWrite(who, tasks.get(id).list);
        http.delete("/todo/tasks/" + id).as(who.user).expect(status == 200 ? 204 : status);
        if (status == 200) {
            withBelow(id).forEach(tasks::remove);
        }
    }

    /** A change and a new task in one batch; if one of them is refused, neither is done. */
    private void batch(Person who) {
        if (tasks.isEmpty()) {
            return;
        }
        String id = any(tasks.keySet());
        String list = any(lists.keySet());
        String title = "Batch " + random.nextInt(1000);
        int first = mayWrite(who, tasks.get(id).list);
        int second = mayWrite(who, list);
        int status = first != 200 ? first : second == 404 ? 400 : second;
        Answer answer = http.post("/todo/tasks/batch")
                .as(who.user)
                .body(
                        "application/json",
                        ("{\"operations\":[{\"op\":\"update\",\"id\":\"%s\",\"task\":{\"title\":\"%s\"}},"
                                        + "{\"op\":\"create\",\"task\":{\"title\":\"%s\",\"list_id\":\"%s\"}}]}")
                                .formatted(id, title, title, list))
                .expect(status);
        if (status == 200) {
            tasks.get(id).title = title;
            TaskModel task = new TaskModel();
            task.list = list;
            task.title = title;
            tasks.put(Json.objects(answer.json(), "results").get(1).getString("id"), task);
        }
    }

    private void sync(Person who) {
        JsonObject part;
        do {
            part = http.get("/todo/changes?page_size=" + (1 + random.nextInt(40)) + "&since=" + who.cursor)
                    .as(who.user)
                    .expect(200)
                    .json();
            for (JsonObject item : Json.objects(part, "items")) {
                apply(who, item);
            }
            who.cursor = part.getString("cursor");
        } while (part.containsKey("next_page_token"));
    }

    private static void apply(Person who, JsonObject item) {
        String id = item.getString("id");
        boolean deleted = item.getString("change").equals("deleted");
        if (item.getString("entity").equals("task")) {
            if (deleted) {
                who.tasks.remove(id);
            } else {
                who.tasks.put(id, item.getJsonObject("task"));
            }
        } else if (deleted) {
            who.lists.remove(id);
            who.tasks.values().removeIf(task -> task.getString("list_id").equals(id));
        } else {
            who.lists.put(id, item.getJsonObject("list"));
        }
    }

    /** Compares what the user sees, and the copy, with the model. */
    private void look(Person who) {
        Map<String, String> expectedLists = new TreeMap<>();
        lists.forEach((id, list) -> {
            if (list.roles.containsKey(who)) {
                expectedLists.put(id, list.name + " " + list.roles.get(who));
            }
        });
        Map<String, String> expectedTasks = new TreeMap<>();
        tasks.forEach((id, task) -> {
            if (lists.get(task.list).roles.containsKey(who)) {
                expectedTasks.put(
                        id, String.join(" ", task.title, task.status, task.list, String.valueOf(task.parent)));
            }
        });
        assertEquals(expectedLists, describe(every(who, "/todo/lists?page_size=7"), this::list));
        assertEquals(expectedTasks, describe(every(who, "/todo/tasks?status=all&page_size=33"), this::task));

        sync(who);

        assertEquals(expectedLists, describe(who.lists.values(), this::list));
        assertEquals(expectedTasks, describe(who.tasks.values(), this::task));
    }

    private List<JsonObject> every(Person who, String path) {
        List<JsonObject> items = new ArrayList<>();
        String token = "";
        do {
            JsonObject page = http.get(path + (token.isEmpty() ? "" : "&page_token=" + token))
                    .as(who.user)
                    .expect(200)
                    .json();
            items.addAll(Json.objects(page, "items"));
            token = page.getString("next_page_token", "");
        } while (!token.isEmpty());
        return items;
    }

    private static Map<String, String> describe(
            Iterable<JsonObject> items, java.util.function.Function<JsonObject, String> words) {
        Map<String, String> described = new TreeMap<>();
        items.forEach(item -> described.put(item.getString("id"), words.apply(item)));
        return described;
    }

    private String list(JsonObject list) {
        return list.getString("name") + " " + list.getString("role");
    }

    private String task(JsonObject task) {
        return String.join(
                " ",
                task.getString("title"),
                task.getString("status"),
                task.getString("list_id"),
                task.isNull("parent_id") ? "null" : task.getString("parent_id"));
    }

    private int mayWrite(Person who, String list) {
        String role = lists.get(list).roles.get(who);
        return role == null ? 404 : role.equals("viewer") ? 403 : 200;
    }

    private boolean lastOwner(ListModel list, Person member) {
        return "owner".equals(list.roles.get(member))
                && list.roles.values().stream().filter("owner"::equals).count() == 1;
    }

    private int depth(String id) {
        int depth = 0;
        for (String next = tasks.get(id).parent; next != null; next = tasks.get(next).parent) {
            depth++;
        }
        return depth;
    }

    private List<String> withBelow(String id) {
        List<String> all = new ArrayList<>(List.of(id));
        for (int i = 0; i < all.size(); i++) {
            String parent = all.get(i);
            all.addAll(tasks.entrySet().stream()
                    .filter(entry -> parent.equals(entry.getValue().parent))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toList()));
        }
        return all;
    }

    private <T> T any(java.util.Collection<T> of) {
        return new ArrayList<>(of).get(random.nextInt(of.size()));
    }
}
