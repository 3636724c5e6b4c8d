package hallpass.system.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.SeparateServers;
import hallpass.system.servers.SeparateSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two auth servers that were started at the same moment on one empty database are one authorization server. */
@ExtendWith(SeparateServers.class)
class ReplicaIT {

    private final Http first;
    private final Http second;
    private final SeparateSystem system;

    ReplicaIT(SeparateSystem system) {
        this.system = system;
        first = system.http();
        second = system.replica();
    }

    @Test
    void they_publish_the_same_keys() {
        assertEquals(
                first.get("/auth/jwks").expect(200).json(),
                second.get("/auth/jwks").expect(200).json());
    }

    @Test
    void there_is_one_first_admin() {
        Answer admins = first.get("/auth/users?role=admin").as(system.admin()).expect(200);

        assertEquals(1, admins.items().size(), admins::toString);
    }

    @Test
    void a_token_that_one_issued_is_accepted_by_the_other() {
        TestUser user = TestUser.register(first);
        Tokens ofFirst = user.signIn();

        Tokens ofSecond = Tokens.of(refresh(second, ofFirst.refresh()));

        second.get("/auth/users/me").token(ofFirst.access()).expect(200);
        first.get("/auth/users/me").token(ofSecond.access()).expect(200);
        first.get("/todo/tasks").token(ofSecond.access()).expect(200);
    }

    @Test
    void the_same_refresh_token_at_both_at_once_gives_one_successor() {
        String token = TestUser.register(first).signIn().refresh();
        List<Callable<Answer>> uses = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            uses.add(() -> refresh(first, token));
            uses.add(() -> refresh(second, token));
        }

        Set<String> successors = Parallel.all(uses).stream()
                .map(answer -> Tokens.of(answer).refresh())
                .collect(Collectors.toSet());

        assertEquals(1, successors.size());
    }

    @Test
    void a_refresh_at_one_that_races_a_revocation_at_the_other_leaves_nothing_alive() {
        for (int i = 0; i < 5; i++) {
            String token = TestUser.register(first).signIn().refresh();
            List<Callable<Answer>> race = List.of(
                    () -> refresh(first, token),
                    () -> second.post("/auth/revoke").form("token", token).expect(200));

            Answer refreshed = Parallel.all(race).get(0);

            Refusals.oauth(400, "invalid_grant", refresh(first, token));
            if (refreshed.status() == 200) {
                Refusals.oauth(
                        400,
                        "invalid_grant",
                        refresh(second, Tokens.of(refreshed).refresh()));
            }
        }
    }

    @Test
    void a_registration_sent_to_both_at_once_under_one_key_is_made_once() {
        String email = TestUser.unusedEmail();
        String password = TestUser.unusedPassword();
        String key = UUID.randomUUID().toString();
        List<Callable<Answer>> registrations = List.of(first, second, first, second).stream()
                .map(server -> (Callable<Answer>) () -> server.post("/auth/users")
                        .header("Idempotency-Key", key)
                        .json("email", email, "password", password)
                        .expect(201))
                .toList();

        Set<String> bodies = Parallel.all(registrations).stream()
                .map(answer -> answer.json().toString())
                .collect(Collectors.toSet());

        assertEquals(1, bodies.size(), bodies::toString);
    }

    @Test
    void the_same_address_at_both_at_once_is_registered_once() {
        String email = TestUser.unusedEmail();
        List<Callable<Answer>> registrations = List.of(() -> register(first, email), () -> register(second, email));

        List<Integer> statuses = Parallel.all(registrations).stream()
                .map(Answer::status)
                .sorted()
                .toList();

        assertEquals(List.of(201, 409), statuses);
    }

    @Test
    void a_session_ended_at_one_is_ended_at_the_other() {
        Tokens tokens = TestUser.register(first).signIn();

        first.post("/auth/revoke").form("token", tokens.refresh()).expect(200);

        Refusals.oauth(400, "invalid_grant", refresh(second, tokens.refresh()));
    }

    private static Answer refresh(Http http, String token) {
        return http.post("/auth/token")
                .form("grant_type", "refresh_token", "refresh_token", token)
                .send();
    }

    private static Answer register(Http http, String email) {
        return http.post("/auth/users")
                .json("email", email, "password", TestUser.unusedPassword())
                .send();
    }
}
