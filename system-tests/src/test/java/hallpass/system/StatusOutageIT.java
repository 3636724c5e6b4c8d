package hallpass.system;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OwnServers;
import hallpass.system.servers.SeparateSystem;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The auth service is away: services go on with what they know. A system of its own, since it is broken on purpose. */
@OwnServers
@Timeout(360)
class StatusOutageIT {

    private SeparateSystem system;
    private Http http;

    @BeforeEach
    void start() throws Exception {
        system = SeparateSystem.start("status-outage", false);
        http = system.http();
    }

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void live_sessions_go_on_and_ended_ones_stay_ended_also_after_a_restart() throws Exception {
        Tokens live = TestUser.register(http).signIn();
        Tokens ended = TestUser.register(http).signIn();
        http.get("/todo/lists").token(ended.access()).expect(200);
        http.post("/auth/revoke").form("token", ended.refresh()).expect(200);
        eventually(
                StatusTests.REFUSED_WITHIN,
                () -> http.get("/todo/lists").token(ended.access()).send(),
                answer -> answer.status() == 401);

        system.server("auth").close();
        both(live, ended);

        system.server("todo").close();
        system.start("todo").awaitReady(Instances.READY_WITHIN);
        both(live, ended);
        saysHowOldItsKnowledgeIs();
    }

    private void both(Tokens live, Tokens ended) {
        http.get("/todo/lists").token(live.access()).expect(200);
        Refusals.problem(401, http.get("/todo/lists").token(ended.access()).send());
    }

    private void saysHowOldItsKnowledgeIs() {
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
}
