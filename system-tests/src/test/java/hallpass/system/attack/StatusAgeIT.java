package hallpass.system.attack;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import hallpass.launcher.LibertyServer;
import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OwnServers;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A service that must not trust an old status list ({@code HALLPASS_STATUS_MAX_AGE}), and what it reads from its disk
 * if it starts while the issuer is away.
 */
@OwnServers
class StatusAgeIT {

    private static final Duration MOMENTS = Duration.ofSeconds(20);
    private static final int ENDED = StatusListIT.ENDED;
    private static final int LIVE = StatusListIT.LIVE;
    private static final HttpHandler AWAY = exchange -> exchange.close();

    private final Path folder = Instances.fresh("status-age");

    @Test
    void an_old_list_is_503_and_a_damaged_file_counts_as_no_list() throws Exception {
        try (FakeIssuer issuer = new FakeIssuer()) {
            issuer.lists(issuer.list(ENDED).signed());
            try (LibertyServer todo = start(issuer)) {
                todo.awaitReady(Instances.READY_WITHIN);
                old_knowledge_is_refused_and_only_where_it_is_asked(issuer, Http.at(todo.http()));
            }
            damage("key-sets", "{\"keys\":[");
            damage("status-lists", "junk");
            away(issuer);
            try (LibertyServer todo = start(issuer)) {
                without_keys_nobody_comes_in_until_the_issuer_is_back(issuer, Http.at(todo.http()));
            }
        }
    }

    private void old_knowledge_is_refused_and_only_where_it_is_asked(FakeIssuer issuer, Http todo) {
        eventually(MOMENTS, () -> answer(issuer, todo, ENDED), answer -> answer.status() == 401);
        answer(issuer, todo, LIVE).expect(200);

        issuer.lists(AWAY);

        Refusals.problem(503, eventually(MOMENTS, () -> answer(issuer, todo, LIVE), answer -> answer.status() == 503));
        Refusals.problem(401, answer(issuer, todo, ENDED));
        todo.get("/todo/lists").token(issuer.draft().signed()).expect(200);
        Refusals.problem(401, todo.get("/todo/lists").token("junk").send());
        assertEquals("DOWN", check(ready(todo, 503), "todo-status-lists").getString("status"));
        assertTrue(todo.get("/metrics").expect(200).body().contains("reason=\"stale\""), "refusals are counted");
        todo.get("/health/live").expect(200);

        issuer.lists(issuer.list(ENDED).signed());

        eventually(MOMENTS, () -> answer(issuer, todo, LIVE), answer -> answer.status() == 200);
        ready(todo, 200);
    }

    private void without_keys_nobody_comes_in_until_the_issuer_is_back(FakeIssuer issuer, Http todo) {
        Answer notReady = ready(todo, 503);
        assertEquals("DOWN", check(notReady, "todo-key-set").getString("status"));
        Refusals.problem(
                503,
                eventually(
                        MOMENTS,
                        () -> todo.get("/todo/lists")
                                .token(issuer.draft().signed())
                                .send(),
                        answer -> answer.status() != 404));

        issuer.publishes(issuer.key());
        issuer.lists(issuer.list(ENDED).signed());

        ready(todo, 200);
        todo.get("/todo/lists").token(issuer.draft().signed()).expect(200);
        eventually(MOMENTS, () -> answer(issuer, todo, ENDED), answer -> answer.status() == 401);
        eventually(MOMENTS, () -> answer(issuer, todo, LIVE), answer -> answer.status() == 200);
    }

    private LibertyServer start(FakeIssuer issuer) throws IOException {
        return LibertyServer.named("todo")
                .instance(folder)
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .env("HALLPASS_ISSUER", FakeIssuer.NAME)
                .env("HALLPASS_AUTH_URL", issuer.address())
                .env("HALLPASS_JWKS_URI", issuer.keySetAddress())
                .env("HALLPASS_STATUS_MAX_AGE", "PT4S")
                .start();
    }

    private static void away(FakeIssuer issuer) {
        issuer.answers(AWAY);
        issuer.lists(AWAY);
    }

    private void damage(String what, String text) throws IOException {
        try (var files = Files.walk(folder.resolve(what))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, text);
            }
        }
    }

    private static Answer answer(FakeIssuer issuer, Http todo, int place) {
        String status = StatusListIT.reference(place, FakeIssuer.LIST);
        return todo.get("/todo/lists")
                .token(issuer.draft().claim("status", status).signed())
                .send();
    }

    private static Answer ready(Http server, int status) {
        return eventually(
                Instances.READY_WITHIN,
                () -> server.get("/health/ready").send(),
                answer -> answer.status() == status
                        && !Json.objects(answer.json(), "checks").isEmpty());
    }

    private static JsonObject check(Answer ready, String name) {
        return Json.objects(ready.json(), "checks").stream()
                .filter(each -> each.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }
}
