package hallpass.system.openid;

import static hallpass.system.http.SoftPasskey.options;
import static hallpass.system.openid.Application.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hallpass.system.http.Answer;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.http.SoftPasskey;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.servers.SeparateServers;
import hallpass.system.servers.SeparateSystem;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two auth servers behind a gateway without sticky sessions: any step of a sign-in may come to either of them. */
@ExtendWith(SeparateServers.class)
class CodeOnReplicasIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Http first;
    private final Http second;
    private final String issuer;
    private final TestUser admin;
    private final TestUser ada;
    private final Application app;

    CodeOnReplicasIT(SeparateSystem system) {
        first = system.http();
        second = system.replica();
        issuer = system.issuer();
        admin = system.admin();
        ada = TestUser.register(first);
        app = Application.firstParty(first, admin);
    }

    @Test
    void each_step_of_a_sign_in_may_come_to_another_server() {
        Visitor atFirst = new Visitor(first);
        Visitor atSecond = atFirst.at(second);
        Application pushedTo = new Application(second, app.id(), app.secret());
        Map<String, String> parameters = new LinkedHashMap<>(Visitor.query("http://x" + app.request()));
        String reference = pushedTo.post("/auth/par", parameters).expect(201).text("request_uri");

        Answer asked = atFirst.openOnly("/auth/authorize?client_id=" + app.id() + "&request_uri=" + reference)
                .expect(303);
        Answer page = atSecond.openOnly(path(asked)).expect(200);
        Answer signedIn = atFirst.submitOnly(page, "email", ada.email(), "password", ada.password())
                .expect(303);
        String code = code(atSecond.openOnly(path(signedIn)));
        Answer tokens = app.exchange(code).expect(200);

        second.get("/auth/userinfo").token(tokens.text("access_token")).expect(200);
        code(atSecond.openOnly(app.request("prompt", "none")));
        atSecond.openOnly("/auth/logout?id_token_hint=" + tokens.text("id_token"))
                .expect(303);
        assertEquals("login_required", Application.error(atFirst.openOnly(app.request("prompt", "none"))));
        Refusals.oauth(400, "invalid_grant", app.refresh(tokens.text("refresh_token")));
    }

    @Test
    void a_one_time_code_that_comes_to_both_at_once_signs_in_once() {
        Guarded guarded = Guarded.register(first);
        String code = guarded.app().code();
        List<Callable<Answer>> uses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Visitor visitor = new Visitor(first);
            Answer page = guarded.firstStep(visitor, app.request()).expect(200);
            Visitor here = i % 2 == 0 ? visitor : visitor.at(second);
            uses.add(() -> here.submitOnly(page, "code", code));
        }

        assertOneSignsIn(Parallel.all(uses));
    }

    @Test
    void of_a_passkey_and_its_copies_that_come_to_both_at_once_one_signs_in() {
        String passkeys = "/auth/users/me/passkeys";
        SoftPasskey passkey = new SoftPasskey(issuer);
        JsonObject made = passkey.create(
                first.post(passkeys + "/options").as(ada).expect(200).json());
        first.post(passkeys).as(ada).json("credential", made).expect(201);
        List<Callable<Answer>> uses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Visitor visitor = new Visitor(first);
            Answer page = visitor.open(app.request()).expect(200);
            passkey.countFrom(0); // as each copy counts for itself
            String answer = passkey.get(options(page)).toString();
            Visitor here = i % 2 == 0 ? visitor : visitor.at(second);
            uses.add(() -> here.submitOnly(page, "passkey", answer));
        }

        assertOneSignsIn(Parallel.all(uses));
    }

    @Test
    void a_code_that_comes_to_both_at_once_gives_one_answer_and_then_nothing() {
        for (int round = 0; round < 3; round++) {
            String code = app.code(new Visitor(first), ada);
            Application atSecond = new Application(second, app.id(), app.secret());
            List<Callable<Answer>> uses = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                uses.add(() -> app.exchange(code));
                uses.add(() -> atSecond.exchange(code));
            }

            List<Answer> answers = Parallel.all(uses);

            List<Answer> given =
                    answers.stream().filter(answer -> answer.status() == 200).toList();
            assertEquals(1, given.size(), answers::toString);
            answers.stream()
                    .filter(answer -> answer.status() != 200)
                    .forEach(refused -> Refusals.oauth(400, "invalid_grant", refused));
            Refusals.oauth(400, "invalid_grant", app.refresh(given.get(0).text("refresh_token")));
        }
    }

    @Test
    void keys_may_change_in_the_middle_of_a_sign_in() {
        Visitor visitor = new Visitor(first);
        Answer before = app.exchange(app.code(visitor, ada)).expect(200);
        String code = code(visitor.open(app.request()));

        rotate();
        Answer after = app.exchange(code).expect(200);

        assertNotEquals(kid(before), kid(after), "another key signs");
        List<String> published = Json.objects(
                        second.get("/auth/jwks").expect(200).json(), "keys")
                .stream()
                .map(key -> key.getString("kid"))
                .toList();
        assertEquals(List.of(true, true), List.of(published.contains(kid(before)), published.contains(kid(after))));
        second.get("/auth/userinfo").token(before.text("access_token")).expect(200);
        code(visitor.open(app.request("prompt", "none", "id_token_hint", before.text("id_token"))));
        visitor.at(second)
                .openOnly("/auth/logout?id_token_hint=" + before.text("id_token"))
                .expect(303);
        Refusals.oauth(400, "invalid_grant", app.refresh(after.text("refresh_token")));
    }

    private static void assertOneSignsIn(List<Answer> answers) {
        assertEquals(
                1, answers.stream().filter(answer -> answer.status() == 303).count(), answers::toString);
        assertEquals(
                answers.size() - 1,
                answers.stream().filter(answer -> answer.status() == 400).count(),
                answers::toString);
    }

    /** The next key has to be known for a while before it signs. */
    private void rotate() {
        Eventually.eventually(
                PATIENCE, () -> first.post("/auth/keys/rotate").as(admin).send().status(), status -> status == 201);
    }

    private static String kid(Answer tokens) {
        JsonObject header = Application.header(tokens.text("id_token"));
        return header.getString("kid");
    }

    private static String path(Answer redirect) {
        URI target = URI.create(redirect.header("Location"));
        return target.getRawPath() + "?" + target.getRawQuery();
    }
}
