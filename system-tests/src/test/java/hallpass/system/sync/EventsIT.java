package hallpass.system.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Events;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import hallpass.system.todo.TodoTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes as server-sent events. */
@OnBothEngines
class EventsIT extends TodoTests {

    EventsIT(Hallpass hallpass) {
        super(hallpass);
    }

    @Test
    void a_listener_is_told_of_a_change() {
        try (Events events = Events.open(http, user.token(), "")) {
            assertEquals(200, events.status());
            assertTrue(events.header("Content-Type").startsWith("text/event-stream"));
            assertEquals("no", events.header("X-Accel-Buffering"));

            String task = create("title", "Live");

            events.await(task);
        }
    }

    @Test
    void a_stream_goes_on_where_the_last_one_ended() {
        String last;
        try (Events events = Events.open(http, user.token(), "")) {
            events.await(create("title", "Heard"));
            last = events.lastId();
        }
        String missed = create("title", "Missed");

        try (Events events = Events.open(http, user.token(), last)) {
            events.await(missed);
            assertFalse(events.has("Heard"));
        }
        http.get("/todo/changes?since=" + last).as(user).expect(200); // the same cursor
    }

    @Test
    void a_removed_member_is_told_nothing_more() {
        String list = http.post("/todo/lists")
                .as(user)
                .json("name", "Ours")
                .expect(201)
                .text("id");
        TestUser other = TestUser.register(http);
        try (Events events = Events.open(http, other.token(), "")) {
            http.post("/todo/lists/" + list + "/members")
                    .as(user)
                    .json("email", other.email(), "role", "viewer")
                    .expect(201);
            events.await(create("title", "Yours too", "list_id", list));

            http.delete("/todo/lists/" + list + "/members/" + other.id())
                    .as(user)
                    .expect(204);
            String secret = create("title", "Mine alone", "list_id", list);
            events.await("deleted");
            String own = http.post("/todo/tasks")
                    .as(other)
                    .json("title", "Own")
                    .expect(201)
                    .text("id");

            events.await(own); // so all earlier events have arrived
            assertFalse(events.has(secret));
        }
    }

    @Test
    void a_stream_ends_when_its_session_does() {
        Tokens tokens = user.signIn();
        try (Events ending = Events.open(http, tokens.access(), "");
                Events staying = Events.open(http, user.token(), "")) {
            assertEquals(200, ending.status());

            http.post("/auth/revoke").form("token", tokens.refresh()).expect(200);

            ending.awaitEnd(Duration.ofSeconds(10));
            staying.await(create("title", "Of another session"));
        }
    }

    @Test
    void the_number_of_streams_is_limited() {
        List<Events> open = new ArrayList<>();
        try {
            for (int i = 0; i < 21; i++) {
                open.add(Events.open(http, user.token(), ""));
            }

            assertEquals(200, open.get(0).status());
            assertEquals(429, open.get(20).status());
            assertFalse(open.get(20).header("Retry-After").isEmpty());
        } finally {
            open.forEach(Events::close);
        }
    }

    @Test
    void a_cursor_that_is_none_is_refused() {
        Refusals.violations(
                http.get("/todo/events")
                        .as(user)
                        .header("Last-Event-ID", "nonsense")
                        .send(),
                "Last-Event-ID");
        Refusals.problem(401, http.get("/todo/events").send());
    }
}
