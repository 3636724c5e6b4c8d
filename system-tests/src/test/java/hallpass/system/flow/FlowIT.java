package hallpass.system.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client does from registration to sign-out. */
@OnBothEngines
class FlowIT {

    @Test
    void a_client_registers_works_with_a_task_refreshes_and_signs_out(Hallpass hallpass) {
        Http http = hallpass.http();
        String email = TestUser.unusedEmail();
        String password = TestUser.unusedPassword();

        Answer registered = http.post("/auth/users")
                .json("email", email, "password", password, "name", "Alice")
                .expect(201);
        assertTrue(registered.header("Location").endsWith("/auth/users/" + registered.text("id")));
        assertEquals(List.of("user"), Json.texts(registered.json(), "roles"));

        Answer granted = http.post("/auth/token")
                .form("grant_type", "password", "username", email, "password", password)
                .expect(200);
        assertEquals("Bearer", granted.text("token_type"));
        assertEquals(300, granted.json().getInt("expires_in"));
        assertTrue(granted.header("Cache-Control").contains("no-store"));
        Tokens tokens = Tokens.of(granted);

        Answer created = http.post("/todo/tasks")
                .token(tokens.access())
                .json("title", "Buy milk", "due", "2026-12-01", "priority", "high")
                .expect(201);
        String task = "/todo/tasks/" + created.text("id");
        assertTrue(created.header("Location").endsWith(task));

        Answer listed = http.get("/todo/tasks").token(tokens.access()).expect(200);
        assertEquals(1, listed.items().size());
        assertEquals("Buy milk", listed.items().get(0).getString("title"));
        assertFalse(listed.json().containsKey("next_page_token"));

        Answer changed = http.patch(task)
                .token(tokens.access())
                .mergePatch("title", "Buy oat milk")
                .expect(200);
        assertEquals("Buy oat milk", changed.text("title"));
        assertEquals("2026-12-01", changed.text("due"));

        Answer done = http.patch(task)
                .token(tokens.access())
                .mergePatch("status", "done")
                .expect(200);
        assertFalse(done.text("completed_at").isBlank());

        http.delete(task).token(tokens.access()).expect(204);
        Refusals.problem(404, http.get(task).token(tokens.access()).send());

        Refusals.problem(401, http.get("/todo/tasks").send());
        Refusals.problem(403, http.get("/auth/users").token(tokens.access()).send());

        Tokens refreshed = Tokens.of(http.post("/auth/token")
                .form("grant_type", "refresh_token", "refresh_token", tokens.refresh())
                .send());
        assertNotEquals(tokens.refresh(), refreshed.refresh());
        http.get("/todo/tasks").token(refreshed.access()).expect(200);

        http.post("/auth/revoke").form("token", refreshed.refresh()).expect(200);
        Refusals.oauth(
                400,
                "invalid_grant",
                http.post("/auth/token")
                        .form("grant_type", "refresh_token", "refresh_token", refreshed.refresh())
                        .send());
    }
}
