package hallpass.system.todo;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the to-do service share: a new user for each test, and short ways to send frequent requests. */
public abstract class TodoTests {

    protected final Http http;
    protected TestUser user;

    protected TodoTests(Hallpass hallpass) {
        http = hallpass.http();
    }

    @BeforeEach
    void register() {
        user = TestUser.register(http);
    }

    protected String create(Object... members) {
        return http.post("/todo/tasks").as(user).json(members).expect(201).text("id");
    }

    protected Answer patch(String id, Object... members) {
        return http.patch("/todo/tasks/" + id).as(user).mergePatch(members).send();
    }

    protected List<JsonObject> all(String path) {
        return http.get(path).as(user).expect(200).items();
    }

    protected List<String> ids(String path) {
        return all(path).stream().map(task -> task.getString("id")).toList();
    }
}
