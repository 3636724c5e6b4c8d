package hallpass.system.openid;

import static hallpass.system.openid.Application.claims;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.node.Node;
import hallpass.system.openid.FakeProvider.Person;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.MailServer;
import hallpass.system.servers.OnBothEngines;
import hallpass.system.servers.OneServerSystem;
import hallpass.system.servers.Upstreams;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signing in with an account at another OpenID Provider: whose account it is, and how it gets there. */
@OnBothEngines
class UpstreamIT {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    private final Hallpass hallpass;
    private final Http http;
    private final Visitor visitor;
    private final Application app;
    private final FakeProvider provider;

    UpstreamIT(Hallpass hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
        visitor = new Visitor(http);
        app = Application.firstParty(http, hallpass.admin(), "audiences", List.of("auth", "todo"));
        provider = new FakeProvider(hallpass.upstreams(), Upstreams.FAKE);
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    @Timeout(300)
    void a_provider_that_other_people_wrote_signs_people_in() throws Exception {
        Upstreams upstreams = hallpass.upstreams();
        String email = TestUser.unusedEmail();
        String redirectUri = hallpass.issuer() + "/upstream/real/callback";
        try (AutoCloseable running = Node.start(
                "provider.mjs",
                Integer.toString(upstreams.port(Upstreams.REAL)),
                Upstreams.CLIENT_ID,
                Upstreams.CLIENT_SECRET,
                redirectUri)) {
            Http there = Http.at(upstreams.issuer(Upstreams.REAL));
            Eventually.eventually(
                    STARTS_WITHIN,
                    () -> there.get("/.well-known/openid-configuration").send(),
                    answer -> answer.status() == 200);

            Answer page = visitor.open(app.request("login_hint", email, "scope", "openid profile email"))
                    .expect(200);
            assertTrue(page.body().contains(">Continue with Acme real</a>"), page::toString);
            Answer first = visitor.open(throughReal(visitor, there, link(page, Upstreams.REAL)));
            Visitor elsewhere = new Visitor(http);
            Answer again = elsewhere.open(app.request("login_hint", email, "ui_locales", "de"));
            Answer second = elsewhere.open(throughReal(elsewhere, there, link(again, Upstreams.REAL)));

            Answer tokens = app.exchange(Application.code(first)).expect(200);
            JsonObject id = claims(tokens.text("id_token"));
            assertEquals("pwd", id.getString("acr"));
            assertEquals(List.of("fed"), Json.texts(id, "amr"));
            JsonObject info = http.get("/auth/userinfo")
                    .token(tokens.text("access_token"))
                    .expect(200)
                    .json();
            assertEquals(email, info.getString("email"));
            assertTrue(info.getBoolean("email_verified"));
            assertEquals("Ada from elsewhere", info.getString("name"));
            JsonObject sameUser =
                    claims(app.exchange(Application.code(second)).expect(200).text("id_token"));
            assertEquals(id.getString("sub"), sameUser.getString("sub"));

            Answer refused = visitor.openOnly(
                    throughReal(visitor, there, "/auth/upstream/real?login_hint=nobody&ui_locales=de&prompt=login"));
            assertTrue(refused.expect(403).body().contains("Acme real hasn't let you in"), refused::toString);
            assertTrue(refused.body().contains("/auth/signin?login_hint=nobody"), refused::toString);
        }
    }

    @Test
    void who_has_the_e_mail_of_an_account_proves_its_password_once() {
        TestUser ada = TestUser.register(http);
        Person person = Person.of(ada.email());

        Answer connect = visitor.open(letsIn(person, app.request())).expect(200);
        assertTrue(connect.body().contains("<h1>Connect Acme fake</h1>"), connect::toString);
        assertTrue(visitor.cookie("hallpass_signin").isEmpty(), "nobody is signed in yet");
        Answer wrong = visitor.submit(connect, "email", ada.email(), "password", "not the password")
                .expect(400);
        assertTrue(wrong.body().contains("role=\"alert\">Wrong e-mail or password."), wrong::toString);
        Answer right = visitor.submit(wrong, "email", ada.email(), "password", ada.password());
        Visitor elsewhere = new Visitor(http);
        Answer again = elsewhere.open(letsIn(elsewhere, person, app.request()));

        assertEquals(ada.id(), subject(right));
        assertEquals(ada.id(), subject(again));
        JsonObject identity = http.get("/auth/users/me/identities")
                .as(ada)
                .expect(200)
                .items()
                .get(0);
        assertEquals("Acme fake", identity.getString("provider"));
        assertEquals(ada.email(), identity.getString("label"));
        assertTrue(
                http.get("/auth/users/me/identities/providers")
                        .as(ada)
                        .expect(200)
                        .items()
                        .contains(Json.object("id", Upstreams.FAKE, "name", "Acme fake")),
                "the account page offers it");
    }

    @Test
    void who_is_signed_in_connects_an_identity_with_a_button_and_takes_it_away_again() {
        TestUser ada = TestUser.register(http);
        Person person = Person.of(TestUser.unusedEmail());
        Answer signedIn = visitor.signIn(visitor.open("/auth/signin"), ada).expect(200);

        Answer connect = visitor.open(provider.letsIn(visitor.openOnly(link(signedIn, Upstreams.FAKE)), person))
                .expect(200);
        assertTrue(connect.body().contains("<strong>" + ada.email() + "</strong>"), connect::toString);
        assertEquals(List.of(), identities(ada), "only the button does it");
        visitor.submit(connect, "connect", "true").expect(200);

        Visitor elsewhere = new Visitor(http);
        assertEquals(ada.id(), subject(elsewhere.open(letsIn(elsewhere, person, app.request()))));
        String id = identities(ada).get(0).getString("id");
        TestUser other = TestUser.register(http);
        http.delete("/auth/users/me/identities/" + id).as(other).expect(404);
        http.delete("/auth/users/me/identities/" + id).as(ada).expect(204);
        assertEquals(List.of(), identities(ada));
        assertEquals(List.of("identity_linked", "identity_unlinked"), events(ada));
    }

    @Test
    void an_identity_belongs_to_one_account_only() {
        TestUser ada = TestUser.register(http);
        Person person = Person.of(ada.email());
        visitor.submit(visitor.open(letsIn(person, app.request())), "email", ada.email(), "password", ada.password())
                .expect(303);
        TestUser eve = TestUser.register(http);
        Visitor browser = new Visitor(http);
        Answer signedIn = browser.signIn(browser.open("/auth/signin"), eve);

        Answer taken = browser.open(provider.letsIn(browser.openOnly(link(signedIn, Upstreams.FAKE)), person));

        assertTrue(taken.expect(409).body().contains("connected to somebody else"), taken::toString);
        assertEquals(List.of(), identities(eve));
    }

    @Test
    void an_account_without_a_password_keeps_its_last_way_in_until_it_is_deleted() {
        Person person = Person.of(TestUser.unusedEmail());
        Answer tokens = app.exchange(
                        Application.code(visitor.open(letsIn(person, app.request("scope", "openid auth")))))
                .expect(200);
        String token = tokens.text("access_token");
        String user = claims(token).getString("sub");
        JsonObject identity = http.get("/auth/users/me/identities")
                .token(token)
                .expect(200)
                .items()
                .get(0);

        Answer last = http.delete("/auth/users/me/identities/" + identity.getString("id"))
                .token(token)
                .expect(409);
        Answer change = http.put("/auth/users/me/password")
                .token(token)
                .json("current_password", "", "new_password", TestUser.unusedPassword())
                .expect(409);
        http.delete("/auth/users/" + user).as(hallpass.admin()).expect(204);
        Visitor elsewhere = new Visitor(http);
        String next = subject(elsewhere.open(letsIn(elsewhere, person, app.request())));

        assertTrue(last.text("type").endsWith("last-sign-in"), last::toString);
        assertTrue(change.text("type").endsWith("no-password"), change::toString);
        assertNotEquals(user, next, "the identity went with the account");
    }

    @Test
    void an_application_that_wants_a_fresh_sign_in_gets_one_of_the_provider_too() {
        String[][] requests = {{"prompt", "login", "login"}, {"max_age", "60", "login"}, {"display", "page", null}};
        for (String[] request : requests) {
            Answer page = visitor.open(app.request(request[0], request[1], "login_hint", "ada@example.org"));

            Map<String, String> asked = FakeProvider.asked(visitor.openOnly(link(page, Upstreams.FAKE)));

            assertEquals(request[2], asked.get("prompt"));
            assertEquals("ada@example.org", asked.get("login_hint"));
            assertEquals("S256", asked.get("code_challenge_method"));
            assertEquals("openid profile email", asked.get("scope"));
            assertEquals(hallpass.issuer() + "/upstream/fake/callback", asked.get("redirect_uri"));
        }
    }

    @Test
    void a_second_factor_at_a_provider_counts_if_the_operator_believes_it() {
        String request = app.request("acr_values", "mfa");
        try (FakeProvider believed = new FakeProvider(hallpass.upstreams(), Upstreams.OTHER)) {
            Answer there = visitor.openOnly(link(visitor.open(request), Upstreams.OTHER));
            Answer back = visitor.open(believed.letsIn(
                    there,
                    Person.of(TestUser.unusedEmail()),
                    claims -> claims.claim("acr", Upstreams.TWO_FACTORS),
                    FakeProvider::signed));

            JsonObject id =
                    claims(app.exchange(Application.code(back)).expect(200).text("id_token"));
            assertEquals("mfa", id.getString("acr"));
            assertEquals(List.of("fed", "mfa"), Json.texts(id, "amr"));
        }
        Visitor elsewhere = new Visitor(http);
        Answer there = elsewhere.openOnly(link(elsewhere.open(request), Upstreams.FAKE));
        Answer setup = elsewhere.open(provider.letsIn(
                there,
                Person.of(TestUser.unusedEmail()),
                claims -> claims.claim("acr", Upstreams.TWO_FACTORS),
                FakeProvider::signed));
        assertTrue(setup.expect(200).body().contains("id=\"secret\""), setup::toString);
    }

    @Test
    void a_disabled_user_stays_outside() {
        Person person = Person.of(TestUser.unusedEmail());
        String user = subject(visitor.open(letsIn(person, app.request())));
        http.patch("/auth/users/" + user)
                .as(hallpass.admin())
                .mergePatch("disabled", true)
                .expect(200);
        Visitor elsewhere = new Visitor(http);

        Answer refused = elsewhere.open(letsIn(elsewhere, person, app.request()));

        assertTrue(refused.expect(403).body().contains("Your account can't be used."), refused::toString);
        assertTrue(elsewhere.cookie("hallpass_signin").isEmpty());
    }

    @Test
    void the_owner_of_an_address_gets_an_account_that_somebody_else_made_with_it_without_them() {
        Assumptions.assumeTrue(hallpass instanceof OneServerSystem, "needs a mail server");
        MailServer mail = ((OneServerSystem) hallpass).mail();
        String email = TestUser.unusedEmail();
        Person eve = new Person("subject " + UUID.randomUUID(), email, false);
        Person owner = Person.of(email);
        String password = TestUser.unusedPassword();

        String account = subject(visitor.open(letsIn(eve, app.request())));
        Visitor browser = new Visitor(http);
        Answer connect = browser.open(letsIn(browser, owner, app.request())).expect(200);
        browser.submit(browser.open("/auth/forgot"), "email", email).expect(200);
        String token = MailServer.token(mail.await(email, 1));
        browser.submit(browser.open("/auth/reset?token=" + token), "password", password)
                .expect(200);
        Answer connected = browser.submit(connect, "email", email, "password", password);

        assertEquals(account, subject(connected));
        Visitor eves = new Visitor(http);
        Answer asked = eves.open(letsIn(eves, eve, app.request())).expect(200);
        assertTrue(asked.body().contains("<h1>Connect Acme fake</h1>"), "not in any more: " + asked);
        TestUser ada = TestUser.known(http, email, password);
        assertEquals(1, identities(ada).size());
        assertEquals("login_required", Application.error(visitor.open(app.request("prompt", "none"))));
    }

    private String letsIn(Person person, String request) {
        return letsIn(visitor, person, request);
    }

    /** The browser presses the button, and the provider lets the person in. @return the way back */
    private String letsIn(Visitor browser, Person person, String request) {
        Answer page = browser.open(request).expect(200);
        return provider.letsIn(browser.openOnly(link(page, Upstreams.FAKE)), person);
    }

    private static String throughReal(Visitor browser, Http there, String link) {
        String address = browser.openOnly(link).expect(303).header("Location");
        Answer back = new Visitor(there)
                .open(address.substring(there.base("/").toString().length()));
        String path = back.expect(303).header("Location");
        return path.substring(path.indexOf("/auth/upstream/"));
    }

    static String link(Answer page, String id) {
        String link = page.body().replaceFirst("(?s).*href=\"(/auth/upstream/" + id + "[^\"]*)\".*", "$1");
        assertFalse(link.contains("<"), () -> "no button: " + page);
        return link.replace("&amp;", "&");
    }

    private String subject(Answer redirect) {
        return claims(app.exchange(Application.code(redirect)).expect(200).text("id_token"))
                .getString("sub");
    }

    private List<JsonObject> identities(TestUser user) {
        return http.get("/auth/users/me/identities").as(user).expect(200).items();
    }

    private List<String> events(TestUser user) {
        return http.get("/auth/audit?page_size=100&user=" + user.id()).as(hallpass.admin()).expect(200).items().stream()
                .map(event -> event.getString("type"))
                .filter(type -> type.startsWith("identity_"))
                .sorted()
                .toList();
    }
}
