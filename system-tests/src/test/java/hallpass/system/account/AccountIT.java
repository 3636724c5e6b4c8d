package hallpass.system.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The own account and the own sessions of a user. */
@ExtendWith(OneServer.class)
class AccountIT {

    private final Http http;
    private final TestUser admin;

    AccountIT(Hallpass hallpass) {
        http = hallpass.http();
        admin = hallpass.admin();
    }

    @Test
    void me_shows_the_account_of_the_caller() {
        TestUser user = TestUser.register(http);

        Answer me = http.get("/auth/users/me").as(user).expect(200);

        assertEquals(user.id(), me.text("id"));
        assertEquals(
                me.json(),
                http.get("/auth/users/" + user.id()).as(user).expect(200).json());
        http.get("/auth/users/me").as(user).header("If-None-Match", me.etag()).expect(304);
        http.get("/auth/users/me")
                .as(user)
                .header("If-None-Match", "W/" + me.etag())
                .expect(304);
        JsonObject info = http.get("/auth/userinfo").as(user).expect(200).json();
        assertEquals(user.id(), info.getString("sub"));
        assertEquals(user.email(), info.getString("email"));
        assertEquals(List.of("user"), Json.texts(info, "groups"));
    }

    @Test
    void a_name_is_changed_and_cleared() {
        TestUser user = TestUser.register(http);
        String before = http.get("/auth/users/me").as(user).expect(200).etag();

        Answer renamed =
                http.patch("/auth/users/me").as(user).mergePatch("name", "Bob").expect(200);
        assertEquals("Bob", renamed.text("name"));
        Refusals.problem(
                412,
                http.patch("/auth/users/me")
                        .as(user)
                        .header("If-Match", before)
                        .mergePatch("name", "Late")
                        .send());
        http.patch("/auth/users/me").as(user).mergePatch().expect(200);
        assertEquals("Bob", user.me().getString("name"));

        http.patch("/auth/users/me").as(user).mergePatch("name", null).expect(200);
        assertTrue(user.me().isNull("name"));
    }

    @Test
    void a_password_change_ends_every_other_session() {
        TestUser user = TestUser.register(http);
        Tokens here = user.signIn();
        Tokens elsewhere = user.signIn();
        String better = TestUser.unusedPassword();

        http.put("/auth/users/me/password")
                .token(here.access())
                .json("current_password", user.password(), "new_password", better)
                .expect(204);

        Refusals.oauth(400, "invalid_grant", user.refresh(elsewhere));
        Tokens.of(user.refresh(here));
        Refusals.oauth(400, "invalid_grant", user.trySignIn(user.password()));
        Tokens.of(user.trySignIn(better));
    }

    @Test
    void a_password_change_needs_the_current_password() {
        TestUser user = TestUser.register(http);

        Refusals.violations(
                http.put("/auth/users/me/password")
                        .as(user)
                        .json("current_password", "wrong", "new_password", TestUser.unusedPassword())
                        .send(),
                "current_password");
        Refusals.violations(
                http.put("/auth/users/me/password")
                        .as(user)
                        .json("current_password", user.password(), "new_password", "short")
                        .send(),
                "new_password");
        user.signIn();
    }

    @Test
    void deleting_the_account_needs_the_password() {
        TestUser user = TestUser.register(http);
        Tokens tokens = user.signIn();

        Refusals.problem(
                400,
                http.delete("/auth/users/me")
                        .token(tokens.access())
                        .json("password", "wrong")
                        .send());
        Refusals.problem(
                400,
                http.delete("/auth/users/me")
                        .token(tokens.access())
                        .header("If-Match", "\"none\"")
                        .json("password", "wrong")
                        .send());
        Refusals.problem(
                412,
                http.delete("/auth/users/me")
                        .token(tokens.access())
                        .header("If-Match", "\"none\"")
                        .json("password", user.password())
                        .send());
        http.delete("/auth/users/me")
                .token(tokens.access())
                .header("Accept", "application/problem+json")
                .json("password", user.password())
                .expect(204);

        Refusals.oauth(400, "invalid_grant", user.refresh(tokens));
        Refusals.oauth(400, "invalid_grant", user.trySignIn(user.password()));
        Refusals.problem(404, http.get("/auth/users/" + user.id()).as(admin).send());
    }

    @Test
    void a_user_sees_and_ends_the_own_sessions() {
        TestUser user = TestUser.register(http);
        Tokens here = user.signIn();
        Tokens phone = user.signIn();
        Tokens laptop = user.signIn();

        Answer listed = http.get("/auth/users/me/sessions").token(here.access()).expect(200);
        assertEquals(3, listed.items().size());
        assertEquals(
                List.of(here.claims().getString("sid")),
                listed.items().stream()
                        .filter(session -> session.getBoolean("current"))
                        .map(session -> session.getString("id"))
                        .toList());

        http.delete("/auth/users/me/sessions/" + phone.claims().getString("sid"))
                .token(here.access())
                .expect(204);
        Refusals.oauth(400, "invalid_grant", user.refresh(phone));
        http.delete("/auth/users/me/sessions").token(here.access()).expect(204);
        Refusals.oauth(400, "invalid_grant", user.refresh(laptop));
        Tokens.of(user.refresh(here));
    }
}
