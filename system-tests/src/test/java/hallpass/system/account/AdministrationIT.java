package hallpass.system.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.PageTokens;
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

/** What admins can do with the accounts of others. */
@ExtendWith(OneServer.class)
class AdministrationIT {

    private final Http http;
    private final TestUser admin;

    AdministrationIT(Hallpass hallpass) {
        http = hallpass.http();
        admin = hallpass.admin();
    }

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
    void the_roles_that_exist_are_those_that_somebody_has() {
        TestUser user = TestUser.register(http);
        String role = "r" + UUID.randomUUID().toString().substring(0, 8);
        assertFalse(roles().contains(role));

        http.patch("/auth/users/" + user.id())
                .as(admin)
                .json("roles", List.of("user", role))
                .expect(200);

        assertTrue(roles().containsAll(List.of("admin", "user", role)), () -> roles().toString());
        Refusals.problem(403, http.get("/auth/roles").as(user).send());
    }

    private List<String> roles() {
        return Json.texts(http.get("/auth/roles").as(admin).expect(200).json(), "items");
    }

    @Test
    void a_deeply_nested_page_token_is_refused() {
        Refusals.violations(
                http.get("/auth/users?page_token=" + PageTokens.nested())
                        .as(admin)
                        .send(),
                "page_token");
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
    void a_search_minds_neither_case_nor_accents() {
        String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
        String id = http.post("/auth/users")
                .json(
                        "email",
                        mark + "@example.org",
                        "password",
                        TestUser.unusedPassword(),
                        "name",
                        "Zoë ÅNGSTRÖM " + mark + " Straße")
                .expect(201)
                .text("id");

        for (String text : List.of("angstrom+" + mark, "ZO%C3%8B+%C3%A5ngstr%C3%B6m+" + mark, mark + "+STRASSE")) {
            List<JsonObject> found =
                    http.get("/auth/users?q=" + text).as(admin).expect(200).items();
            assertEquals(
                    List.of(id),
                    found.stream().map(user -> user.getString("id")).toList(),
                    text);
        }
    }

    @Test
    void a_search_can_be_for_disabled_users_or_for_a_role() {
        TestUser user = TestUser.register(http);
        change(user, "roles", List.of("teacher-" + user.id().substring(24)));
        String role = "/auth/users?role=teacher-" + user.id().substring(24);

        assertEquals(1, http.get(role).as(admin).expect(200).items().size());
        assertEquals(
                1,
                http.get(role + "&disabled=false").as(admin).expect(200).items().size());
        assertEquals(
                0,
                http.get(role + "&disabled=true").as(admin).expect(200).items().size());
        change(user, "disabled", true);
        assertEquals(
                1,
                http.get(role + "&disabled=true").as(admin).expect(200).items().size());
        Refusals.violations(
                http.get("/auth/users?role=A+B&disabled=1").as(admin).send(), "role", "disabled");
    }

    @Test
    void a_disabled_user_neither_refreshes_nor_signs_in() {
        TestUser user = TestUser.register(http);
        Tokens tokens = user.signIn();

        change(user, "disabled", true).expect(200);
        Refusals.oauth(400, "invalid_grant", user.refresh(tokens));
        Refusals.oauth(400, "invalid_grant", user.trySignIn(user.password()));

        change(user, "disabled", false).expect(200);
        user.signIn();
        Refusals.oauth(400, "invalid_grant", user.refresh(tokens));
    }

    @Test
    void a_former_admin_is_refused_although_the_token_still_has_the_role() {
        TestUser second = TestUser.register(http);
        change(second, "roles", List.of("user", "admin")).expect(200);
        String token = second.token();
        http.get("/auth/users/" + second.id()).token(token).expect(200);
        change(second, "roles", List.of("user")).expect(200);

        Refusals.problem(
                403,
                http.patch("/auth/users/" + second.id())
                        .token(token)
                        .mergePatch("roles", List.of("user", "admin"))
                        .send());
    }

    @Test
    void a_disabled_admin_can_do_nothing_more() {
        TestUser second = TestUser.register(http);
        change(second, "roles", List.of("user", "admin")).expect(200);
        String token = second.token();
        http.get("/auth/users/" + second.id()).token(token).expect(200);
        change(second, "disabled", true).expect(200);

        try {
            Refusals.problem(
                    401,
                    http.patch("/auth/users/" + second.id())
                            .token(token)
                            .mergePatch("disabled", false)
                            .send());

            assertTrue(http.get("/auth/users/" + second.id())
                    .as(admin)
                    .expect(200)
                    .json()
                    .getBoolean("disabled"));
        } finally {
            http.delete("/auth/users/" + second.id()).as(admin).send(); // or there would be two admins
        }
    }

    @Test
    void an_admin_sees_and_ends_a_users_sessions() {
        TestUser user = TestUser.register(http);
        Tokens phone = user.signIn();
        Tokens laptop = user.signIn();
        String sessions = "/auth/users/" + user.id() + "/sessions";

        List<JsonObject> listed = http.get(sessions).as(admin).expect(200).items();
        assertEquals(
                Set.of(phone.claims().getString("sid"), laptop.claims().getString("sid")),
                Set.copyOf(
                        listed.stream().map(session -> session.getString("id")).toList()));
        assertTrue(listed.stream().noneMatch(session -> session.getBoolean("current")), listed::toString);

        http.delete(sessions).as(admin).expect(204);

        assertEquals(List.of(), http.get(sessions).as(admin).expect(200).items());
        Refusals.oauth(400, "invalid_grant", user.refresh(phone));
        Refusals.oauth(400, "invalid_grant", user.refresh(laptop));
        user.signIn();
    }

    @Test
    void an_unknown_user_has_no_sessions() {
        String sessions = "/auth/users/" + UUID.randomUUID() + "/sessions";

        Refusals.problem(404, http.get(sessions).as(admin).send());
        Refusals.problem(404, http.delete(sessions).as(admin).send());
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

        Tokens after = Tokens.of(user.refresh(before));
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
        Refusals.oauth(400, "invalid_grant", user.refresh(tokens));
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
}
