package hallpass.system.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Call;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import hallpass.system.todo.TodoTests;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shared lists: members, roles and invitations. */
@OnBothEngines
class SharingIT extends TodoTests {

    private String list;
    private String members;
    private String task;
    private TestUser editor;
    private TestUser viewer;
    private TestUser stranger;

    SharingIT(Hallpass hallpass) {
        super(hallpass);
    }

    @BeforeEach
    void share() {
        list = http.post("/todo/lists")
                .as(user)
                .json("name", "Ours")
                .expect(201)
                .text("id");
        members = "/todo/lists/" + list + "/members";
        task = create("title", "Everybody's", "list_id", list);
        editor = TestUser.register(http);
        viewer = TestUser.register(http);
        stranger = TestUser.register(http);
        invite(editor, "editor").expect(201);
        invite(viewer, "viewer").expect(201);
    }

    @Test
    void every_path_asks_for_the_role() {
        // per path: the answers for owner, editor, viewer and stranger; no row changes anything for the next one
        every(as -> as.get("/todo/lists/" + list), 200, 200, 200, 404);
        every(as -> as.get(members), 200, 200, 200, 404);
        every(as -> as.get("/todo/tasks?list=" + list), 200, 200, 200, 404);
        every(as -> as.get("/todo/tasks/" + task), 200, 200, 200, 404);
        every(as -> as.post("/todo/tasks").json("title", "New", "list_id", list), 201, 201, 403, 400);
        every(as -> as.patch("/todo/tasks/" + task).mergePatch("title", "Other"), 200, 200, 403, 404);
        every(as -> as.delete("/todo/tasks/" + create("title", "Gone", "list_id", list)), 204, 204, 403, 404);
        every(
                as -> as.post("/todo/tasks/batch")
                        .body(
                                "application/json",
                                "{\"operations\":[{\"op\":\"update\",\"id\":\"" + task
                                        + "\",\"task\":{\"priority\":\"low\"}}]}"),
                200,
                200,
                403,
                404);
        every(as -> as.patch("/todo/lists/" + list).mergePatch("name", "Renamed"), 200, 403, 403, 404);
        every(as -> as.post(members).json("email", TestUser.unusedEmail(), "role", "viewer"), 400, 403, 403, 404);
        every(as -> as.patch(members + "/" + viewer.id()).mergePatch("role", "viewer"), 200, 403, 403, 404);
        every(as -> as.delete(members + "/" + UUID.randomUUID()), 404, 403, 403, 404);
        every(as -> as.delete("/todo/lists/" + shared()), 204, 403, 403, 404);
    }

    @Test
    void a_member_is_known_by_name_and_address() {
        List<String> emails = all(members).stream()
                .map(member -> member.getString("email"))
                .sorted()
                .toList();

        assertEquals(
                List.of(user.email(), editor.email(), viewer.email()).stream()
                        .sorted()
                        .toList(),
                emails);
        assertEquals(
                Map.of("owner", 1L, "editor", 1L, "viewer", 1L),
                all(members).stream()
                        .collect(java.util.stream.Collectors.groupingBy(
                                member -> member.getString("role"), java.util.stream.Collectors.counting())));
    }

    @Test
    void one_owner_stays() {
        Refusals.problem(409, http.delete(members + "/" + user.id()).as(user).send());
        Refusals.problem(
                409,
                http.patch(members + "/" + user.id())
                        .as(user)
                        .mergePatch("role", "editor")
                        .send());

        http.patch(members + "/" + editor.id())
                .as(user)
                .mergePatch("role", "owner")
                .expect(200);
        http.delete(members + "/" + user.id()).as(user).expect(204);

        Refusals.problem(404, http.get("/todo/lists/" + list).as(user).send());
    }

    @Test
    void of_two_owners_who_leave_at_once_one_stays() {
        http.patch(members + "/" + editor.id())
                .as(user)
                .mergePatch("role", "owner")
                .expect(200);

        List<Integer> statuses = Parallel.all(List.of(
                () -> http.delete(members + "/" + user.id()).as(user).send().status(),
                () -> http.delete(members + "/" + editor.id()).as(editor).send().status()));

        assertEquals(1, Collections.frequency(statuses, 204), statuses::toString);
        assertEquals(1, Collections.frequency(statuses, 409), statuses::toString);
    }

    @Test
    void a_removed_member_sees_nothing_of_the_list() {
        http.get("/todo/tasks/" + task).as(editor).expect(200);

        http.delete(members + "/" + editor.id()).as(user).expect(204);

        Refusals.problem(404, http.get("/todo/lists/" + list).as(editor).send());
        Refusals.problem(404, http.get("/todo/tasks/" + task).as(editor).send());
        Refusals.problem(404, http.get("/todo/tasks?list=" + list).as(editor).send());
        for (String path : List.of("/todo/lists", "/todo/tasks", "/todo/changes", "/todo/export")) {
            Answer answer = http.get(path).as(editor).expect(200);
            assertTrue(!answer.body().contains(list) && !answer.body().contains(task), answer::toString);
        }
    }

    @Test
    void each_member_may_leave() {
        http.delete(members + "/" + viewer.id()).as(viewer).expect(204);

        Refusals.problem(404, http.get("/todo/lists/" + list).as(viewer).send());
    }

    @Test
    void a_member_is_not_invited_twice_and_nobody_into_an_inbox() {
        Refusals.problem(409, invite(editor, "viewer"));
        Refusals.problem(409, invite(user, "viewer"));
        String inbox =
                http.get("/todo/lists").as(user).expect(200).items().get(0).getString("id");
        Refusals.problem(
                409,
                http.post("/todo/lists/" + inbox + "/members")
                        .as(user)
                        .json("email", stranger.email(), "role", "viewer")
                        .send());
    }

    @Test
    void an_invitation_says_what_is_wrong_with_it() {
        Refusals.violations(http.post(members).as(user).json("role", "viewer").send(), "email");
        Refusals.violations(
                http.post(members).as(user).json("email", stranger.email()).send(), "role");
        Refusals.violations(
                http.post(members)
                        .as(user)
                        .json("email", stranger.email(), "role", "boss")
                        .send(),
                "role");
        Refusals.violations(
                http.post(members)
                        .as(user)
                        .json("email", TestUser.unusedEmail(), "role", "viewer")
                        .send(),
                "email");
    }

    @Test
    void a_stale_entity_tag_changes_no_member() {
        String path = members + "/" + viewer.id();
        http.patch(path).as(user).mergePatch("role", "editor").expect(200);

        Refusals.problem(
                412,
                http.patch(path)
                        .as(user)
                        .header("If-Match", "\"1\"")
                        .mergePatch("role", "viewer")
                        .send());
    }

    private Answer invite(TestUser somebody, String role) {
        return http.post(members)
                .as(user)
                .json("email", somebody.email(), "role", role)
                .send();
    }

    /** Another list with the same members, to be deleted. */
    private String shared() {
        String id = http.post("/todo/lists")
                .as(user)
                .json("name", "Short")
                .expect(201)
                .text("id");
        for (Map.Entry<TestUser, String> member :
                Map.of(editor, "editor", viewer, "viewer").entrySet()) {
            http.post("/todo/lists/" + id + "/members")
                    .as(user)
                    .json("email", member.getKey().email(), "role", member.getValue())
                    .expect(201);
        }
        return id;
    }

    private void every(Function<As, Call> call, int owner, int toEditor, int toViewer, int toStranger) {
        expect(call, stranger, toStranger);
        expect(call, viewer, toViewer);
        expect(call, editor, toEditor);
        expect(call, user, owner);
    }

    private void expect(Function<As, Call> call, TestUser who, int status) {
        call.apply(new As(who)).expect(status);
    }

    /** Sends the request as this user. */
    private final class As {
        private final TestUser who;

        As(TestUser who) {
            this.who = who;
        }

        Call get(String path) {
            return http.get(path).as(who);
        }

        Call post(String path) {
            return http.post(path).as(who);
        }

        Call patch(String path) {
            return http.patch(path).as(who);
        }

        Call delete(String path) {
            return http.delete(path).as(who);
        }
    }
}
