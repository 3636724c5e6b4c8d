package hallpass.system.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Security events: which are recorded, what they contain, and who may read them. */
@OnBothEngines
class AuditIT {

    private final Http http;
    private final TestUser admin;
    private TestUser user;

    AuditIT(Hallpass hallpass) {
        http = hallpass.http();
        admin = hallpass.admin();
    }

    @BeforeEach
    void register() {
        user = TestUser.register(http);
    }

    @Test
    void a_registration_is_reported_with_everything_about_it_but_the_person() {
        JsonObject event = only("user_registered");

        assertEquals(
                Set.of("id", "time", "type", "outcome", "actor", "subject", "client_id", "address", "detail"),
                new TreeSet<>(event.keySet()));
        assertEquals("success", event.getString("outcome"));
        assertEquals(user.id(), event.getString("actor"));
        assertEquals(user.id(), event.getString("subject"));
        assertTrue(Set.of("127.0.0.1", "0:0:0:0:0:0:0:1").contains(event.getString("address")), event::toString);
        Instant.parse(event.getString("time"));
        assertFalse(event.toString().contains(user.email()), event::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$WSRA", "$WSRH", "X-Forwarded-For", "Forwarded", "X-Real-IP"})
    void nobody_chooses_the_address_that_is_reported_and_throttled(String header) {
        http.post("/auth/session")
                .json("email", user.email(), "password", user.password())
                .header(header, header.equals("Forwarded") ? "for=198.51.100.7" : "198.51.100.7")
                .expect(200);

        assertTrue(
                Set.of("127.0.0.1", "0:0:0:0:0:0:0:1").contains(only("sign_in").getString("address")));
    }

    @Test
    void a_change_by_an_admin_is_reported_with_its_members_but_not_their_values() {
        String moved = TestUser.unusedEmail();

        change("name", "Another", "email", moved);
        change("roles", List.of("teacher"));
        change("disabled", true);
        change("disabled", false);
        change("name", "Another");

        assertEquals("email, name", only("user_changed").getString("detail"));
        assertEquals("+teacher -user", only("roles_changed").getString("detail"));
        for (String type : List.of("user_changed", "roles_changed", "user_disabled", "user_enabled")) {
            assertEquals(admin.id(), only(type).getString("actor"));
            assertEquals(user.id(), only(type).getString("subject"));
        }
        assertTrue(events("").stream().noneMatch(event -> event.toString().contains(moved)));
    }

    @Test
    void people_read_names_beside_the_ids_as_long_as_they_are_there() {
        change("name", "Another");

        JsonObject event = http.get("/auth/audit?names=true&type=user_changed&user="
                        + URLEncoder.encode(user.email(), StandardCharsets.UTF_8))
                .as(admin)
                .expect(200)
                .items()
                .get(0);

        assertEquals(user.email(), event.getString("subject_name"));
        assertEquals(admin.email(), event.getString("actor_name"));
        http.delete("/auth/users/" + user.id()).as(admin).expect(204);
        JsonObject gone = http.get("/auth/audit?names=true&type=user_changed&user=" + user.id())
                .as(admin)
                .expect(200)
                .items()
                .get(0);
        assertTrue(gone.isNull("subject_name"), gone::toString);
        assertFalse(gone.toString().contains(user.email()), gone::toString);
    }

    @Test
    void the_end_of_a_session_is_reported_with_its_reason() {
        Tokens here = user.signIn();
        Tokens other = user.signIn();
        http.delete("/auth/users/me/sessions/" + sid(other))
                .token(here.access())
                .expect(204);
        Tokens revoked = user.signIn();
        http.post("/auth/revoke").form("token", revoked.refresh()).expect(200);
        http.post("/auth/revoke").form("token", revoked.refresh()).expect(200);
        Tokens changed = user.signIn();
        http.put("/auth/users/me/password")
                .token(here.access())
                .json("current_password", user.password(), "new_password", TestUser.unusedPassword())
                .expect(204);
        http.delete("/auth/users/" + user.id() + "/sessions/" + sid(here))
                .as(admin)
                .expect(204);

        assertEquals("revoked, session " + sid(revoked), only("token_revoked").getString("detail"));
        assertEquals(user.id(), only("password_changed").getString("actor"));
        assertEquals(
                Set.of(
                        "ended_by_user, session " + sid(other),
                        "password_changed, session " + sid(changed),
                        "ended_by_admin, session " + sid(here)),
                Set.copyOf(events("&type=session_ended").stream()
                        .map(event -> event.getString("detail"))
                        .toList()));
    }

    @Test
    void signing_out_is_reported() {
        Tokens tokens = user.signIn();

        http.delete("/auth/session")
                .header("Cookie", "hallpass_session=" + tokens.refresh())
                .header("X-Requested-By", "hallpass")
                .expect(204);

        JsonObject event = only("sign_out");
        assertEquals(user.id(), event.getString("actor"));
        assertEquals("hallpass", event.getString("client_id"));
    }

    @Test
    void a_reused_refresh_token_is_reported_although_its_use_is_refused() {
        Tokens first = user.signIn();
        Tokens second = Tokens.of(user.refresh(first));
        user.refresh(second).expect(200);

        user.refresh(first).expect(400);
        user.refresh(first).expect(400);

        JsonObject event = only("refresh_token_reused");
        assertEquals("failure", event.getString("outcome"));
        assertEquals(user.id(), event.getString("subject"));
        assertTrue(event.getString("detail").endsWith(sid(first)), event::toString);
        assertFalse(event.toString().contains(first.refresh()));
    }

    @Test
    void a_wrong_current_password_is_reported() {
        String wrong = TestUser.unusedPassword();

        http.put("/auth/users/me/password")
                .as(user)
                .json("current_password", wrong, "new_password", TestUser.unusedPassword())
                .expect(400);
        http.delete("/auth/users/me").as(user).json("password", wrong).expect(400);

        assertEquals("failure", only("password_changed").getString("outcome"));
        assertEquals("failure", only("user_deleted").getString("outcome"));
    }

    @Test
    void the_report_of_a_deletion_stays() {
        String id = user.id();
        http.delete("/auth/users/" + id).as(admin).expect(204);

        assertEquals(admin.id(), only("user_deleted").getString("actor"));
    }

    @Test
    void pages_are_newest_first_and_skip_and_repeat_nothing() {
        for (int i = 0; i < 5; i++) {
            change("name", "Name " + i);
        }

        List<JsonObject> seen = new ArrayList<>();
        String token = "";
        while (token != null) {
            Answer page = http.get("/auth/audit?type=user_changed&page_size=2&user=" + user.id() + token)
                    .as(admin)
                    .expect(200);
            seen.addAll(page.items());
            change("name", "Name meanwhile " + seen.size());
            token = page.json().containsKey("next_page_token") ? "&page_token=" + page.text("next_page_token") : null;
        }

        List<String> ids = seen.stream().map(event -> event.getString("id")).toList();
        assertEquals(5, Set.copyOf(ids).size());
        assertEquals(ids.stream().sorted(Comparator.reverseOrder()).toList(), ids);
    }

    @Test
    void since_leaves_out_older_events() {
        change("name", "Before");
        String time = only("user_changed").getString("time");
        change("name", "After");

        List<JsonObject> from = events("&type=user_changed&since=" + time);
        List<JsonObject> later =
                events("&type=user_changed&since=" + Instant.parse(time).plusNanos(1_000));

        assertEquals(2, from.size());
        assertEquals(1, later.size());
        assertEquals(List.of(), events("&since=9999-12-31T23:59:59Z"));
        assertEquals(List.of(), events("&client=nobody"));
    }

    @Test
    void events_cannot_be_changed_or_removed() {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            Refusals.problem(405, http.call(method, "/auth/audit").as(admin).send());
            Refusals.problem(
                    404,
                    http.call(method, "/auth/audit/" + only("user_registered").getString("id"))
                            .as(admin)
                            .send());
        }
    }

    @Test
    void only_admins_read_it() {
        Refusals.problem(401, http.get("/auth/audit").send());
        Refusals.problem(403, http.get("/auth/audit").as(user).send());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user=x",
                "user=1-1-1-1-1",
                "type=nothing",
                "type=",
                "since=yesterday",
                "since=2026-13-01T00:00:00Z",
                "client=",
                "page_size=0",
                "page_token=x"
            })
    void a_bad_filter_is_named(String parameter) {
        Refusals.violations(
                http.get("/auth/audit?" + parameter).as(admin).send(), parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void a_page_token_is_of_one_listing() {
        change("name", "A");
        change("name", "B");
        String token = http.get("/auth/audit?page_size=1&user=" + user.id())
                .as(admin)
                .expect(200)
                .text("next_page_token");

        Refusals.violations(
                http.get("/auth/audit?page_size=1&user=" + UUID.randomUUID() + "&page_token=" + token)
                        .as(admin)
                        .send(),
                "page_token");
    }

    private void change(Object... members) {
        http.patch("/auth/users/" + user.id()).as(admin).mergePatch(members).expect(200);
    }

    private JsonObject only(String type) {
        List<JsonObject> events = events("&type=" + type);
        assertEquals(1, events.size(), events::toString);
        return events.get(0);
    }

    private List<JsonObject> events(String filter) {
        return http.get("/auth/audit?page_size=100&user=" + user.id() + filter)
                .as(admin)
                .expect(200)
                .items();
    }

    private static String sid(Tokens tokens) {
        return tokens.claims().getString("sid");
    }
}
