package hallpass.system.openid;

import static hallpass.system.http.Eventually.eventually;
import static hallpass.system.openid.Application.code;
import static hallpass.system.openid.Application.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a user allowed applications, and what is left of a sign-in when the user takes it back. */
@OnBothEngines
class ConsentsIT {

    private static final String SCOPE = "openid todo offline_access";

    private final Http http;
    private final TestUser admin;
    private final TestUser ada;
    private final Visitor visitor;

    ConsentsIT(Hallpass hallpass) {
        http = hallpass.http();
        admin = hallpass.admin();
        ada = TestUser.register(http);
        visitor = new Visitor(http);
    }

    @Test
    void a_consent_is_listed_for_its_user_only() {
        Application app = Application.thirdParty(http, admin);
        allow(app);

        List<JsonObject> given = consents(ada);

        assertEquals(1, given.size());
        assertEquals(app.id(), given.get(0).getString("client_id"));
        assertEquals("Some application", given.get(0).getString("name"));
        assertEquals(SCOPE, given.get(0).getString("scope"));
        Instant.parse(given.get(0).getString("given_at"));
        TestUser bob = TestUser.register(http);
        assertEquals(List.of(), consents(bob));
        Refusals.problem(
                404, http.delete("/auth/users/me/consents/" + app.id()).as(bob).send());
        Refusals.problem(401, http.get("/auth/users/me/consents").send());
    }

    @Test
    void who_takes_it_back_ends_what_the_application_got_by_it() {
        Application app = Application.thirdParty(http, admin);
        Application other = Application.thirdParty(http, admin);
        Answer tokens = app.exchange(allow(app)).expect(200);
        String unused = code(visitor.open(app.request("scope", SCOPE)));
        String theirs = code(visitor.submit(visitor.open(other.request("scope", SCOPE)), "decision", "allow"));
        Answer others = other.exchange(theirs).expect(200);

        http.delete("/auth/users/me/consents/" + app.id()).as(ada).expect(204);

        app.refresh(tokens.text("refresh_token")).expect(400);
        app.exchange(unused).expect(400);
        assertEquals("consent_required", error(visitor.open(app.request("prompt", "none", "scope", SCOPE))));
        eventually(
                Duration.ofSeconds(5),
                () -> http.get("/todo/lists").token(tokens.text("access_token")).send(),
                answer -> answer.status() == 401);
        other.refresh(others.text("refresh_token")).expect(200);
        assertEquals(
                List.of(other.id()),
                consents(ada).stream().map(one -> one.getString("client_id")).toList());
        http.delete("/auth/users/me/consents/" + app.id()).as(ada).expect(404);
        List<JsonObject> events = http.get("/auth/audit?type=consent_withdrawn&client=" + app.id())
                .as(admin)
                .expect(200)
                .items();
        assertEquals(1, events.size());
        assertEquals(ada.id(), events.get(0).getString("actor"));
    }

    @Test
    void who_ends_all_other_sessions_is_not_signed_in_again_by_another_browser() {
        Application app = Application.firstParty(http, admin);
        app.code(visitor, ada);

        http.delete("/auth/users/me/sessions").as(ada).expect(204);

        assertEquals("login_required", error(visitor.open(app.request("prompt", "none"))));
        app.code(visitor, ada);
        http.delete("/auth/users/" + ada.id() + "/sessions").as(admin).expect(204);
        assertEquals("login_required", error(visitor.open(app.request("prompt", "none"))));
    }

    @Test
    void a_session_names_the_sign_in_that_it_came_of() {
        Application app = Application.firstParty(http, admin);
        app.exchange(app.code(visitor, ada)).expect(200);

        String signIn = http.get("/auth/users/me/sign-ins")
                .as(ada)
                .expect(200)
                .items()
                .get(0)
                .getString("id");

        List<JsonObject> sessions =
                http.get("/auth/users/me/sessions").as(ada).expect(200).items();
        assertTrue(
                sessions.stream()
                        .filter(session -> session.getString("client_id").equals(app.id()))
                        .allMatch(session -> session.getString("sign_in_id").equals(signIn)),
                sessions::toString);
        assertTrue(
                sessions.stream()
                        .filter(session -> session.getBoolean("current"))
                        .allMatch(session -> session.isNull("sign_in_id")),
                sessions::toString);
    }

    /** @return the code of a user who signs in and allows it */
    private String allow(Application app) {
        Answer asked = visitor.signIn(visitor.open(app.request("scope", SCOPE)).expect(200), ada);
        return code(visitor.submit(asked, "decision", "allow"));
    }

    private List<JsonObject> consents(TestUser user) {
        return http.get("/auth/users/me/consents").as(user).expect(200).items();
    }
}
