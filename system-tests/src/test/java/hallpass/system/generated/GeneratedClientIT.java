package hallpass.system.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.generated.auth.model.AccountDeletion;
import hallpass.generated.auth.model.OwnChange;
import hallpass.generated.auth.model.User;
import hallpass.generated.todo.ApiException;
import hallpass.generated.todo.ApiResponse;
import hallpass.generated.todo.JSON;
import hallpass.generated.todo.model.Batch;
import hallpass.generated.todo.model.BatchOperation;
import hallpass.generated.todo.model.BatchResult;
import hallpass.generated.todo.model.Change;
import hallpass.generated.todo.model.ChangePage;
import hallpass.generated.todo.model.ImportReport;
import hallpass.generated.todo.model.ImportTasksRequest;
import hallpass.generated.todo.model.Member;
import hallpass.generated.todo.model.MemberChange;
import hallpass.generated.todo.model.NewMember;
import hallpass.generated.todo.model.NewTask;
import hallpass.generated.todo.model.NewTaskList;
import hallpass.generated.todo.model.PageTaskView;
import hallpass.generated.todo.model.Problem;
import hallpass.generated.todo.model.Task;
import hallpass.generated.todo.model.TaskChange;
import hallpass.generated.todo.model.TaskList;
import hallpass.generated.todo.model.TaskListChange;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.servers.SeparateServers;
import hallpass.system.servers.SeparateSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/** What a client does, done by clients that openapi-generator wrote. */
@ExtendWith(SeparateServers.class)
class GeneratedClientIT {

    private final Http http;

    GeneratedClientIT(SeparateSystem system) {
        this.http = system.http();
    }

    @Test
    void an_account_is_made_signed_in_refreshed_and_signed_out() throws Exception {
        Person alice = new Person(http);
        User made = alice.register();
        assertEquals(alice.email, made.getEmail());
        assertEquals(List.of("user"), made.getRoles());
        assertEquals(
                401,
                assertThrows(hallpass.generated.auth.ApiException.class, () -> alice.account.getMe(null))
                        .getCode());

        String first = alice.signIn().getAccessToken();
        assertEquals(made.getId().toString(), alice.oauth.userInfo().getSub());
        assertEquals(
                "Alice",
                alice.account.changeMe(new OwnChange().name("Alice"), null).getName());
        assertNull(alice.account.changeMe(new OwnChange().name(null), null).getName());
        assertNotEquals(first, alice.refresh().getAccessToken());
        assertEquals(1, alice.account.listMySessions(100, null).getItems().size());

        alice.signOut();

        int status = Eventually.eventually(
                Duration.ofSeconds(10), () -> status(() -> alice.lists.listLists(null, null)), code -> code == 401);
        assertEquals(401, status);
        assertEquals(
                400,
                assertThrows(hallpass.generated.auth.ApiException.class, alice::refresh)
                        .getCode());
    }

    @Test
    void a_task_is_made_changed_found_and_deleted() throws Exception {
        Person alice = Person.signedIn(http);
        TaskList list = alice.lists.createList(new NewTaskList().name("Groceries"), null);
        assertEquals(
                List.of("Inbox", "Groceries"),
                alice.lists.listLists(null, null).getItems().stream()
                        .map(TaskList::getName)
                        .toList());
        String key = UUID.randomUUID().toString();
        NewTask milk = new NewTask()
                .title("Buy milk")
                .listId(list.getId())
                .due("2026-12-01")
                .priority(NewTask.PriorityEnum.HIGH)
                .tags(List.of("shop"))
                .notes("Oat");

        ApiResponse<Task> made = alice.tasks.createTaskWithHttpInfo(milk, key);
        Task again = alice.tasks.createTask(milk, key);

        UUID id = made.getData().getId();
        assertEquals(id, again.getId());
        assertEquals(Task.StatusEnum.OPEN, made.getData().getStatus());
        String tag = made.getHeaders().get("etag").get(0);
        Task done = alice.tasks.changeTask(
                id, new TaskChange().status(TaskChange.StatusEnum.DONE).due(null), tag);
        assertEquals(Task.StatusEnum.DONE, done.getStatus());
        assertNull(done.getDue());
        assertEquals("Oat", done.getNotes(), "what isn't sent stays");
        assertTrue(done.getCompletedAt() != null);
        assertEquals(412, status(() -> alice.tasks.changeTask(id, new TaskChange().title("Late"), tag)));
        PageTaskView found =
                alice.tasks.listTasks(null, null, list.getId(), 1, null, null, "MILK", "-created", "all", "shop");
        assertEquals(List.of(id), found.getItems().stream().map(Task::getId).toList());
        assertNull(found.getNextPageToken());

        alice.tasks.deleteTask(id, null);

        assertEquals(404, status(() -> alice.tasks.getTask(id, null)));
        assertEquals(
                "Shopping",
                alice.lists
                        .changeList(list.getId(), new TaskListChange().name("Shopping"), null)
                        .getName());
        alice.lists.deleteList(list.getId(), null);
        assertEquals(404, status(() -> alice.lists.getList(list.getId(), null)));
    }

    @Test
    void a_list_is_shared_and_its_changes_are_told() throws Exception {
        Person alice = Person.signedIn(http);
        Person bob = Person.signedIn(http);
        TaskList list = alice.lists.createList(new NewTaskList().name("Ours"), null);
        String cursor = bob.sync.listChanges(100, null, null).getCursor();

        Member invited = alice.members.inviteMember(
                list.getId(), new NewMember().email(bob.email).role(NewMember.RoleEnum.VIEWER), null);
        Task task = alice.tasks.createTask(new NewTask().title("Look").listId(list.getId()), null);

        List<Change> changes = told(bob, cursor);
        assertTrue(
                changes.stream()
                        .anyMatch(change -> change.getEntity() == Change.EntityEnum.TASK
                                && "Look".equals(change.getTask().getTitle())),
                changes::toString);
        assertEquals(
                2, bob.members.listMembers(list.getId(), null, null).getItems().size());
        ApiException refused = assertThrows(
                ApiException.class, () -> bob.tasks.changeTask(task.getId(), new TaskChange().title("Mine"), null));
        Problem problem = JSON.getDefault().getMapper().readValue(refused.getResponseBody(), Problem.class);
        assertEquals(403, refused.getCode());
        assertEquals(403, problem.getStatus());
        assertFalse(problem.getDetail().isEmpty());
        alice.members.changeMember(
                list.getId(), invited.getUserId(), new MemberChange().role(MemberChange.RoleEnum.EDITOR), null);
        assertEquals(
                "Mine",
                bob.tasks
                        .changeTask(task.getId(), new TaskChange().title("Mine"), null)
                        .getTitle());
        alice.members.removeMember(list.getId(), invited.getUserId(), null);
        assertEquals(404, status(() -> bob.lists.getList(list.getId(), null)));
        assertEquals(403, status(bob.administration::todoStatistics));
    }

    @Test
    void a_batch_is_done_and_an_account_leaves_nothing() throws Exception {
        Person alice = Person.signedIn(http);

        List<BatchResult> results = alice.tasks
                .batchTasks(
                        new Batch()
                                .addOperationsItem(new BatchOperation()
                                        .op(BatchOperation.OpEnum.CREATE)
                                        .task(new NewTask().title("One")))
                                .addOperationsItem(new BatchOperation()
                                        .op(BatchOperation.OpEnum.CREATE)
                                        .task(Map.of("title", "Two"))),
                        null)
                .getResults();
        Object file = alice.exchange.exportTasks();
        ImportReport nothingNew =
                alice.exchange.importTasks(JSON.getDefault().getMapper().convertValue(file, ImportTasksRequest.class));

        assertEquals(
                List.of("One", "Two"),
                results.stream().map(result -> result.getTask().getTitle()).toList());
        assertEquals(0, nothingNew.getTasksCreated());
        assertEquals(
                2,
                alice.tasks
                        .listTasks(null, null, null, null, null, null, null, null, null, null)
                        .getItems()
                        .size());
        alice.exchange.eraseOwnData();
        assertEquals(
                List.of(),
                alice.tasks
                        .listTasks(null, null, null, null, null, null, null, null, null, null)
                        .getItems());
        alice.account.deleteMe(new AccountDeletion().password(alice.password), null);
        assertEquals(
                400,
                assertThrows(hallpass.generated.auth.ApiException.class, alice::signIn)
                        .getCode());
    }

    private static List<Change> told(Person person, String since) throws ApiException {
        ChangePage page = person.sync.listChanges(100, null, since);
        List<Change> changes = new ArrayList<>(page.getItems());
        while (page.getNextPageToken() != null) {
            page = person.sync.listChanges(100, null, page.getCursor());
            changes.addAll(page.getItems());
        }
        return changes;
    }

    /** 0 if the answer was a good one. */
    private static int status(Executable call) {
        try {
            call.execute();
            return 0;
        } catch (ApiException refused) {
            return refused.getCode();
        } catch (Throwable other) {
            throw new AssertionError(other);
        }
    }
}
