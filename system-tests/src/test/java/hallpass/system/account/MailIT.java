package hallpass.system.account;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Parallel;
import hallpass.system.http.RawHttp;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.MailServer;
import hallpass.system.servers.MailSystem;
import hallpass.system.servers.OwnServers;
import hallpass.system.servers.WithMail;
import jakarta.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links sent by mail: to confirm the address of a new account, and for a forgotten password. */
@OwnServers
@ExtendWith(WithMail.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MailIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static MailServer mail;
    private static LibertyServer server;
    private static Http http;
    private static TestUser admin;
    private static String aging;

    @BeforeAll
    static void start(MailSystem system) {
        mail = system.mail();
        server = system.server();
        http = system.http();
        admin = system.admin();
        TestUser waiting = registered();
        ask("password-resets", waiting.email()).expect(202);
        aging = MailServer.token(mail.await(waiting.email(), 2)); // it expires while the tests run
        Refusals.violations(confirm("password-resets", "token", aging, "new_password", "short"), "new_password");
    }

    @Test
    void an_account_is_there_when_its_link_was_followed() throws Exception {
        TestUser user = TestUser.known(http, TestUser.unusedEmail(), TestUser.unusedPassword());

        Answer taken = register(user).expect(202);
        MimeMessage message = mail.await(user.email(), 1);

        assertEquals("", taken.body());
        Refusals.oauth(400, "invalid_grant", user.trySignIn(user.password()));
        assertEquals(
                user.trySignIn("another password").body(),
                user.trySignIn(user.password()).body());
        assertTrue(MailServer.text(message).contains(MailSystem.PAGE + "/verify#token="), MailServer.text(message));
        assertEquals("Confirm your e-mail address", message.getSubject());
        String token = MailServer.token(message);
        confirm("email-verifications", "token", token).expect(204);
        assertEquals(user.email(), user.me().getString("email"));
        Refusals.violations(confirm("email-verifications", "token", token), "token");
    }

    @Test
    void a_known_address_gets_the_same_answer_and_another_mail() {
        TestUser user = registered();

        Answer unknown = register(TestUser.known(http, TestUser.unusedEmail(), TestUser.unusedPassword()));
        Answer known = register(TestUser.known(http, user.email().toUpperCase(java.util.Locale.ROOT), "another one 1"));
        String notice = MailServer.text(mail.await(user.email().toUpperCase(java.util.Locale.ROOT), 1));

        assertEquals(202, known.status());
        assertEquals(unknown.body(), known.body());
        assertEquals(unknown.headers().map().keySet(), known.headers().map().keySet());
        assertTrue(notice.contains("You have an account already"), notice);
        assertFalse(notice.contains("token"), notice);
        user.signIn();
    }

    @Test
    void the_first_of_two_registrations_that_is_confirmed_wins() {
        String email = TestUser.unusedEmail();
        TestUser stranger = TestUser.known(http, email, TestUser.unusedPassword());
        TestUser owner = TestUser.known(http, email, TestUser.unusedPassword());
        register(stranger).expect(202);
        String ofStranger = MailServer.token(mail.await(email, 1));
        register(owner).expect(202);
        String ofOwner = MailServer.token(mail.await(email, 2));

        confirm("email-verifications", "token", ofOwner).expect(204);

        owner.signIn();
        Refusals.oauth(400, "invalid_grant", stranger.trySignIn(stranger.password()));
        Refusals.violations(confirm("email-verifications", "token", ofStranger), "token");
    }

    @Test
    void a_registration_can_be_mailed_again() {
        TestUser user = TestUser.known(http, TestUser.unusedEmail(), TestUser.unusedPassword());
        register(user).expect(202);
        String lost = MailServer.token(mail.await(user.email(), 1));

        ask("email-verifications", user.email()).expect(202);
        String found = MailServer.token(mail.await(user.email(), 2));

        Refusals.violations(check("email-verifications", lost), "token");
        Refusals.violations(confirm("email-verifications", "token", lost), "token");
        check("email-verifications", found).expect(204);
        confirm("email-verifications", "token", found).expect(204);
        Refusals.violations(check("email-verifications", found), "token");
        user.signIn();
    }

    @Test
    void a_reset_ends_all_sessions_and_signs_nobody_in() {
        TestUser user = registered();
        Tokens before = user.signIn();
        ask("password-resets", user.email()).expect(202);
        String first = MailServer.token(mail.await(user.email(), 2));
        ask("password-resets", user.email()).expect(202);
        String second = MailServer.token(mail.await(user.email(), 3));
        String chosen = TestUser.unusedPassword();

        Refusals.violations(confirm("password-resets", "token", first, "new_password", "short"), "new_password");
        check("password-resets", first).expect(204);
        check("password-resets", first).expect(204);
        Refusals.violations(check("email-verifications", first), "token");
        Answer changed = confirm("password-resets", "token", first, "new_password", chosen)
                .expect(204);

        assertEquals("", changed.body());
        assertEquals("", changed.header("Set-Cookie"));
        Refusals.oauth(400, "invalid_grant", user.refresh(before));
        Refusals.oauth(400, "invalid_grant", user.trySignIn(user.password()));
        TestUser.known(http, user.email(), chosen).signIn();
        for (String used : List.of(first, second)) {
            Refusals.violations(check("password-resets", used), "token");
            Refusals.violations(
                    confirm("password-resets", "token", used, "new_password", TestUser.unusedPassword()), "token");
        }
        List<JsonObject> reported = http.get("/auth/audit?type=password_reset_requested&user=" + id(user))
                .as(admin)
                .expect(200)
                .items();
        assertEquals(2, reported.size());
        assertTrue(reported.stream()
                .allMatch(event -> List.of("127.0.0.1", "0:0:0:0:0:0:0:1").contains(event.getString("address"))));
        assertEquals(
                1,
                http.get("/auth/audit?type=password_reset&user=" + id(user))
                        .as(admin)
                        .expect(200)
                        .items()
                        .size());
    }

    @Test
    void a_link_that_is_used_twice_at_once_works_once() {
        TestUser user = registered();
        ask("password-resets", user.email()).expect(202);
        String token = MailServer.token(mail.await(user.email(), 2));

        List<Integer> statuses = Parallel.times(
                        4, () -> confirm("password-resets", "token", token, "new_password", TestUser.unusedPassword()))
                .stream()
                .map(Answer::status)
                .sorted()
                .toList();

        assertEquals(List.of(204, 400, 400, 400), statuses);
    }

    @Test
    void a_password_change_makes_older_links_invalid() {
        TestUser user = registered();
        ask("password-resets", user.email()).expect(202);
        String token = MailServer.token(mail.await(user.email(), 2));
        http.put("/auth/users/me/password")
                .as(user)
                .json("current_password", user.password(), "new_password", TestUser.unusedPassword())
                .expect(204);

        Refusals.violations(
                confirm("password-resets", "token", token, "new_password", TestUser.unusedPassword()), "token");
    }

    @Test
    @Order(Integer.MAX_VALUE) // its wait is over then, or nearly
    void a_link_expires() {
        Answer late = eventually(
                PATIENCE,
                () -> confirm("password-resets", "token", aging, "new_password", "short"),
                answer -> answer.body().contains("\"token\""));

        Refusals.violations(late, "token");
    }

    @Test
    void nobody_is_told_whether_there_is_an_account() {
        TestUser user = registered();
        String unknown = TestUser.unusedEmail();

        Answer forUnknown = ask("password-resets", unknown).expect(202);
        Answer forKnown = ask("password-resets", user.email()).expect(202);
        mail.await(user.email(), 2); // asked for later, so the request before it has been handled

        assertEquals(forUnknown.body(), forKnown.body());
        assertEquals(
                forUnknown.headers().map().keySet(), forKnown.headers().map().keySet());
        assertEquals(List.of(), mail.to(unknown));
    }

    @Test
    void an_address_is_not_flooded() {
        TestUser user = registered();
        for (int i = 0; i < 8; i++) {
            ask("password-resets", user.email()).expect(202);
        }
        TestUser marker = registered();

        assertEquals(
                1 + 5, // the mail of the registration, and as many as are sent in an hour
                mail.to(user.email()).size(),
                () -> "after the mail to " + marker.email());
    }

    @Test
    void links_do_not_lead_where_a_request_says() throws Exception {
        TestUser user = registered();
        String body = Json.object("email", user.email()).toString();

        String answer = RawHttp.send(
                server.http(),
                "POST /auth/password-resets HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                        + "Forwarded: host=evil.example\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n" + body);
        String text = MailServer.text(mail.await(user.email(), 2));

        assertTrue(answer.startsWith("HTTP/1.1 202"), answer);
        assertTrue(text.contains(MailSystem.PAGE + "/reset#token="), text);
        assertFalse(text.contains("evil"), text);
    }

    @Test
    void mail_is_in_the_language_that_is_wanted() throws Exception {
        TestUser user = registered();

        http.post("/auth/password-resets")
                .header("Accept-Language", "fr, de-AT;q=0.8, en;q=0.5")
                .json("email", user.email())
                .expect(202);

        assertEquals("Neues Passwort", mail.await(user.email(), 2).getSubject());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.org\r\nBcc: b@example.org", "a@example.org,b@example.org", "nobody", ""})
    void only_one_address_is_taken(String email) {
        Refusals.violations(ask("password-resets", email), "email");
        Refusals.violations(ask("email-verifications", email), "email");
    }

    @Test
    void mail_waits_while_the_mail_server_is_away() {
        TestUser user = registered();
        mail.close();
        try {
            ask("password-resets", user.email()).expect(202);
        } finally {
            mail.startAgain();
        }

        MailServer.token(mail.await(user.email(), 1));
    }

    private static TestUser registered() {
        TestUser user = TestUser.known(http, TestUser.unusedEmail(), TestUser.unusedPassword());
        register(user).expect(202);
        confirm("email-verifications", "token", MailServer.token(mail.await(user.email(), 1)))
                .expect(204);
        return user;
    }

    private static String id(TestUser user) {
        return http.get("/auth/users?q=" + user.email())
                .as(admin)
                .expect(200)
                .items()
                .get(0)
                .getString("id");
    }

    private static Answer register(TestUser user) {
        return http.post("/auth/users")
                .json("email", user.email(), "password", user.password())
                .send();
    }

    private static Answer ask(String what, String email) {
        return http.post("/auth/" + what).json("email", email).send();
    }

    private static Answer check(String what, String token) {
        return http.post("/auth/" + what + "/check").json("token", token).send();
    }

    private static Answer confirm(String what, Object... members) {
        return http.post("/auth/" + what + "/confirm").json(members).send();
    }
}
