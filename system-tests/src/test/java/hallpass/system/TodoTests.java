package hallpass.system;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A user of its own for each test, and short words for what is asked most. */
abstract class TodoTests {

    final Http http;
    TestUser user;

    TodoTests(Hallpass hallpass) {
        http = hallpass.http();
    }

    @BeforeEach
    void register() {
        user = TestUser.register(http);
    }

    String create(Object... members) {
        return http.post("/todo/tasks").as(user).json(members).expect(201).text("id");
    }

    Answer patch(String id, Object... members) {
        return http.patch("/todo/tasks/" + id).as(user).mergePatch(members).send();
    }

    List<JsonObject> all(String path) {
        return http.get(path).as(user).expect(200).items();
    }

    List<String> ids(String path) {
        return all(path).stream().map(task -> task.getString("id")).toList();
    }
}
