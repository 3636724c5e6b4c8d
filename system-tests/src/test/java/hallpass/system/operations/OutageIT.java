package hallpass.system.operations;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OwnServers;
import hallpass.system.servers.SeparateSystem;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service or a database goes away and comes back. It has a system of its own, which it breaks on purpose. */
@OwnServers
@Timeout(480)
class OutageIT {

    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(30);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);

    private SeparateSystem system;
    private Http http;

    @BeforeEach
    void start() throws Exception {
        system = SeparateSystem.start("outage", false);
        http = system.http();
    }

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void each_part_goes_away_and_comes_back() throws Exception {
        TestUser user = TestUser.register(http);
        Tokens tokens = user.signIn();
        http.post("/todo/tasks").token(tokens.access()).json("title", "Before").expect(201);

        without_auth_todo_goes_on(tokens);
        without_its_database_a_service_says_so_and_recovers(user);
        a_server_started_without_its_database_comes_up_by_itself(user);
    }

    private void without_auth_todo_goes_on(Tokens tokens) throws Exception {
        Tokens ended = ended();
        Invitation invitation = new Invitation(tokens.access(), TestUser.register(http));
        system.server("auth").close();

        http.get("/todo/tasks").token(tokens.access()).expect(200);
        http.post("/todo/tasks")
                .token(tokens.access())
                .json("title", "While auth is away")
                .expect(201);
        Refusals.problem(401, http.get("/todo/tasks").token("junk").send());
        live_goes_on_and_ended_stays_ended(tokens, ended);
        invitation.isNotMadeByHalf();

        // even if todo starts while auth is away: the key set and the status list are on its disk
        system.server("todo").close();
        system.start("todo").awaitReady(Instances.READY_WITHIN);
        http.get("/todo/tasks").token(tokens.access()).expect(200);
        live_goes_on_and_ended_stays_ended(tokens, ended);
        todo_says_how_old_its_knowledge_is();

        system.start("auth").awaitReady(Instances.READY_WITHIN);
        Tokens.of(http.post("/auth/token")
                .form("grant_type", "refresh_token", "refresh_token", tokens.refresh())
                .send());
        invitation.isMadeWithTheSameKey();
    }

    /** The token of a session that todo has seen end. */
    private Tokens ended() {
        Tokens ended = TestUser.register(http).signIn();
        http.get("/todo/lists").token(ended.access()).expect(200);
        http.post("/auth/revoke").form("token", ended.refresh()).expect(200);
        eventually(
                Hallpass.REFUSED_WITHIN,
                () -> http.get("/todo/lists").token(ended.access()).send(),
                is(401));
        return ended;
    }

    private void live_goes_on_and_ended_stays_ended(Tokens live, Tokens ended) {
        http.get("/todo/lists").token(live.access()).expect(200);
        Refusals.problem(401, http.get("/todo/lists").token(ended.access()).send());
    }

    private void todo_says_how_old_its_knowledge_is() {
        Http todo = Http.at(system.server("todo").http());
        Answer ready = todo.get("/health/ready").expect(200);
        for (String check : new String[] {"todo-status-lists", "todo-key-set"}) {
            JsonObject data = Json.objects(ready.json(), "checks").stream()
                    .filter(each -> each.getString("name").equals(check))
                    .findFirst()
                    .orElseThrow()
                    .getJsonObject("data");
            assertTrue(data.getInt("age_seconds") >= 0, ready::toString);
        }
        String metrics = todo.get("/metrics").expect(200).body();
        assertTrue(metrics.contains("hallpass_status_list_age_seconds"), "the metrics say the list's age");
        assertTrue(metrics.contains("hallpass_key_set_age_seconds"), "the metrics say the key set's age");
        assertTrue(
                metrics.contains("hallpass_tokens_refused_total") && metrics.contains("reason=\"ended\""),
                "the metrics say why tokens were refused");
    }

    /** Invites a user by e-mail, for which todo asks auth. */
    private final class Invitation {
        private final String token;
        private final TestUser guest;
        private final String members;
        private final String key = UUID.randomUUID().toString();

        Invitation(String token, TestUser guest) {
            this.token = token;
            this.guest = guest;
            String list = http.post("/todo/lists")
                    .token(token)
                    .json("name", "Ours")
                    .expect(201)
                    .text("id");
            this.members = "/todo/lists/" + list + "/members";
        }

        void isNotMadeByHalf() {
            Answer away = invite();
            Refusals.problem(503, away);
            assertTrue(away.header("Retry-After").matches("[1-9]\\d*"), away::toString);
            assertEquals(1, members());
        }

        void isMadeWithTheSameKey() {
            Answer invited = eventually(NOTICED_WITHIN, this::invite, is(201));

            assertEquals(invited.body(), invite().expect(201).body());
            assertEquals(2, members());
        }

        private Answer invite() {
            return http.post(members)
                    .token(token)
                    .header("Idempotency-Key", key)
                    .json("email", guest.email(), "role", "editor")
                    .send();
        }

        private int members() {
            return http.get(members).token(token).expect(200).items().size();
        }
    }

    private void without_its_database_a_service_says_so_and_recovers(TestUser user) throws Exception {
        String token = user.signIn().access();
        system.postgres().stop();

        Refusals.problem(
                503,
                eventually(
                        NOTICED_WITHIN,
                        () -> http.get("/todo/tasks").token(token).send(),
                        is(503)));
        Refusals.problem(
                503, http.post("/todo/tasks").token(token).json("title", "Lost").send());
        Refusals.problem(
                503,
                eventually(
                        NOTICED_WITHIN,
                        () -> http.get("/auth/users/me").token(token).send(),
                        is(503)));
        Answer signIn = user.trySignIn(user.password());
        assertEquals(503, signIn.status(), signIn::toString);
        assertTrue(signIn.header("Retry-After").matches("[1-9]\\d*"), signIn::toString);
        http.get("/auth/jwks").expect(200);
        for (String name : new String[] {"auth", "todo"}) {
            Http server = Http.at(system.server(name).http());
            Answer ready =
                    eventually(NOTICED_WITHIN, () -> server.get("/health/ready").send(), is(503));
            assertEquals("DOWN", ready.text("status"));
            server.get("/health/live").expect(200);
        }

        system.postgres().startAgain();

        eventually(BACK_WITHIN, () -> http.get("/todo/tasks").token(token).send(), is(200));
        eventually(BACK_WITHIN, () -> user.trySignIn(user.password()), is(200));
        for (String name : new String[] {"auth", "todo"}) {
            system.server(name).awaitReady(BACK_WITHIN);
        }
    }

    private void a_server_started_without_its_database_comes_up_by_itself(TestUser user) throws Exception {
        String token = user.signIn().access();
        system.server("todo").close();
        system.postgres().stop();

        LibertyServer todo = system.start("todo");
        Http server = Http.at(todo.http());
        Answer notReady = eventually(
                Instances.READY_WITHIN,
                () -> server.get("/health/ready").send(),
                answer -> answer.status() == 503
                        && !Json.objects(answer.json(), "checks").isEmpty());
        assertEquals("DOWN", notReady.text("status"));
        server.get("/health/live").expect(200);
        Refusals.problem(
                503,
                eventually(
                        NOTICED_WITHIN,
                        () -> http.get("/todo/tasks").token(token).send(),
                        is(503)));

        system.postgres().startAgain();

        todo.awaitReady(BACK_WITHIN);
        String fresh = eventually(BACK_WITHIN, () -> user.trySignIn(user.password()), is(200))
                .text("access_token");
        assertEquals(2, http.get("/todo/tasks").token(fresh).expect(200).items().size());
    }

    private static java.util.function.Predicate<Answer> is(int status) {
        return answer -> answer.status() == status;
    }
}
