package hallpass.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts: how they come, change and go. */
@ExtendWith(OneServer.class)
class UsersIT {

    private final Http http;
    private final TestUser admin;

    UsersIT(Hallpass hallpass) {
        http = hallpass.http();
        admin = hallpass.admin();
    }

    // registration

    @Test
    void a_registration_answers_the_account_without_its_password() {
        String email = TestUser.unusedEmail();

        Answer registered = http.post("/auth/users")
                .json("email", email, "password", TestUser.unusedPassword(), "name", "Zoë 🙂")
                .expect(201);

        JsonObject user = registered.json();
        assertEquals(
                Set.of("id", "email", "name", "roles", "disabled", "created_at", "updated_at"),
                new TreeSet<>(user.keySet()));
        assertEquals(email, user.getString("email"));
        assertEquals("Zoë 🙂", user.getString("name"));
        assertFalse(user.getBoolean("disabled"));
        assertEquals(7, UUID.fromString(user.getString("id")).version());
        assertTrue(user.getString("created_at").endsWith("Z"));
        assertTrue(registered.etag().startsWith("\""), registered::toString);
    }

    @Test
    void the_name_may_be_left_out() {
        Answer registered = http.post("/auth/users")
                .json("email", TestUser.unusedEmail(), "password", TestUser.unusedPassword())
                .expect(201);

        assertTrue(registered.json().isNull("name"));
    }

    @Test
    void nobody_gives_himself_a_role() {
        String email = TestUser.unusedEmail();
        String password = TestUser.unusedPassword();

        Answer registered = http.post("/auth/users")
                .json(
                        "email",
                        email,
                        "password",
                        password,
                        "roles",
                        List.of("admin"),
                        "disabled",
                        false,
                        "id",
                        UUID.randomUUID(),
                        "groups",
                        List.of("admin"))
                .expect(201);

        assertEquals(List.of("user"), Json.texts(registered.json(), "roles"));
        Tokens tokens = TestUser.known(http, email, password).signIn();
        assertEquals(List.of("user"), Json.texts(tokens.claims(), "groups"));
        http.patch("/auth/users/me")
                .token(tokens.access())
                .mergePatch("roles", List.of("admin"), "email", "other@example.org")
                .expect(200);
        JsonObject me = http.get("/auth/users/me").token(tokens.access()).send().json();
        assertEquals(List.of("user"), Json.texts(me, "roles"));
        assertEquals(email, me.getString("email"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "@example.org",
                "a@",
                "a b@example.org",
                "a@exa mple.org",
                "a@example.org\n",
                "",
                "a@@b.c"
            })
    void an_address_has_to_be_one(String address) {
        Refusals.violations(
                http.post("/auth/users")
                        .json("email", address, "password", TestUser.unusedPassword())
                        .send(),
                "email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "1234567"})
    void a_password_needs_eight_characters(String password) {
        Refusals.violations(
                http.post("/auth/users")
                        .json("email", TestUser.unusedEmail(), "password", password)
                        .send(),
                "password");
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        Refusals.violations(
                http.post("/auth/users")
                        .json("email", 7, "name", "x".repeat(300))
                        .send(),
                "email",
                "password",
                "name");
    }

    @Test
    void an_address_is_registered_once_in_whatever_case() {
        TestUser user = TestUser.register(http);

        for (String same : List.of(user.email(), user.email().toUpperCase(java.util.Locale.ROOT))) {
            Refusals.problem(
                    409,
                    http.post("/auth/users")
                            .json("email", same, "password", TestUser.unusedPassword())
                            .send());
        }
        TestUser.known(http, user.email().toUpperCase(java.util.Locale.ROOT), user.password())
                .signIn();
    }

    // one's own account

    @Test
    void me_is_the_caller() {
        TestUser user = TestUser.register(http);

        Answer me = http.get("/auth/users/me").as(user).expect(200);

        assertEquals(user.id(), me.text("id"));
        assertEquals(
                me.json(),
                http.get("/auth/users/" + user.id()).as(user).expect(200).json());
        http.get("/auth/users/me").as(user).header("If-None-Match", me.etag()).expect(304);
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

        Refusals.oauth(400, "invalid_grant", refresh(elsewhere));
        Tokens.of(refresh(here));
        Refusals.oauth(400, "invalid_grant", user.trySignIn(user.password()));
        Tokens.of(user.trySignIn(better));
    }

    @Test
    void a_password_is_changed_only_by_who_knows_it() {
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
    void whoever_deletes_the_account_says_the_password() {
        TestUser user = TestUser.register(http);
        Tokens tokens = user.signIn();

        Refusals.problem(
                400,
                http.delete("/auth/users/me")
                        .token(tokens.access())
                        .json("password", "wrong")
                        .send());
        http.delete("/auth/users/me")
                .token(tokens.access())
                .json("password", user.password())
                .expect(204);

        Refusals.oauth(400, "invalid_grant", refresh(tokens));
        Refusals.oauth(400, "invalid_grant", user.trySignIn(user.password()));
        Refusals.problem(404, http.get("/auth/users/" + user.id()).as(admin).send());
    }

    @Test
    void one_sees_and_ends_ones_sessions() {
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
        Refusals.oauth(400, "invalid_grant", refresh(phone));
        http.delete("/auth/users/me/sessions").token(here.access()).expect(204);
        Refusals.oauth(400, "invalid_grant", refresh(laptop));
        Tokens.of(refresh(here));
    }

    // administration

    @Test
    void an_admin_pages_through_a_search() {
        String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(http.post("/auth/users")
                    .json("email", mark + i + "@example.org", "password", TestUser.unusedPassword())
                    .expect(201)
                    .text("id"));
        }

        List<String> seen = new ArrayList<>();
        String token = "";
        do {
            Answer page = http.get("/auth/users?q=" + mark.toUpperCase(java.util.Locale.ROOT) + "&page_size=2" + token)
                    .as(admin)
                    .expect(200);
            page.items().forEach(user -> seen.add(user.getString("id")));
            token = page.json().containsKey("next_page_token") ? "&page_token=" + page.text("next_page_token") : null;
        } while (token != null);

        assertEquals(ids.size(), seen.size());
        assertEquals(new TreeSet<>(ids), new TreeSet<>(seen));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page_size=0", "page_size=101", "page_size=x", "page_token=x", "page_token=WyJhIl0"})
    void a_bad_page_is_refused(String parameter) {
        Refusals.violations(
                http.get("/auth/users?" + parameter).as(admin).send(), parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void a_wildcard_in_a_search_is_just_a_character() {
        TestUser.register(http);

        for (String wildcard : List.of("%25", "_%25_", "%5C")) {
            assertEquals(
                    List.of(),
                    http.get("/auth/users?q=zz" + wildcard)
                            .as(admin)
                            .expect(200)
                            .items());
        }
    }

    @Test
    void a_disabled_user_neither_refreshes_nor_signs_in() {
        TestUser user = TestUser.register(http);
        Tokens tokens = user.signIn();

        change(user, "disabled", true).expect(200);
        Refusals.oauth(400, "invalid_grant", refresh(tokens));
        Refusals.oauth(400, "invalid_grant", user.trySignIn(user.password()));

        change(user, "disabled", false).expect(200);
        user.signIn();
        Refusals.oauth(400, "invalid_grant", refresh(tokens));
    }

    @Test
    void a_role_is_in_the_next_access_token() {
        TestUser user = TestUser.register(http);
        Tokens before = user.signIn();

        assertEquals(
                List.of("teacher", "user"),
                Json.texts(
                                change(user, "roles", List.of("user", "teacher"))
                                        .expect(200)
                                        .json(),
                                "roles")
                        .stream()
                        .sorted()
                        .toList());

        Tokens after = Tokens.of(refresh(before));
        assertEquals(Set.of("teacher", "user"), Set.copyOf(Json.texts(after.claims(), "groups")));
        Refusals.violations(change(user, "roles", List.of("Not A Role")), "roles");
        Refusals.violations(change(user, "disabled", "yes"), "disabled");
    }

    @Test
    void an_admin_changes_an_address_but_never_to_one_that_is_taken() {
        TestUser user = TestUser.register(http);
        TestUser other = TestUser.register(http);
        String moved = TestUser.unusedEmail();

        change(user, "email", moved).expect(200);
        TestUser.known(http, moved, user.password()).signIn();
        Refusals.problem(409, change(user, "email", other.email()));
        Refusals.violations(change(user, "email", null), "email");
    }

    @Test
    void an_admin_deletes_a_user() {
        TestUser user = TestUser.register(http);
        Tokens tokens = user.signIn();

        http.delete("/auth/users/" + user.id()).as(admin).expect(204);

        Refusals.problem(404, http.get("/auth/users/" + user.id()).as(admin).send());
        Refusals.problem(404, http.delete("/auth/users/" + user.id()).as(admin).send());
        Refusals.oauth(400, "invalid_grant", refresh(tokens));
    }

    @Test
    void the_last_admin_stays() {
        Refusals.problem(409, change(admin, "roles", List.of("user")));
        Refusals.problem(409, change(admin, "disabled", true));
        Refusals.problem(409, http.delete("/auth/users/" + admin.id()).as(admin).send());
        Refusals.problem(
                409,
                http.delete("/auth/users/me")
                        .as(admin)
                        .json("password", admin.password())
                        .send());
    }

    private Answer change(TestUser user, String member, Object value) {
        return http.patch("/auth/users/" + user.id())
                .as(admin)
                .mergePatch(member, value)
                .send();
    }

    private Answer refresh(Tokens tokens) {
        return http.post("/auth/token")
                .form("grant_type", "refresh_token", "refresh_token", tokens.refresh())
                .send();
    }
}
