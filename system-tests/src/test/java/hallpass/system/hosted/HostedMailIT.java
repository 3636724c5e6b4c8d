package hallpass.system.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.openid.FakeProvider;
import hallpass.system.openid.FakeProvider.Person;
import hallpass.system.servers.Instances;
import hallpass.system.servers.MailServer;
import hallpass.system.servers.OwnServers;
import hallpass.system.servers.Upstreams;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages that need mail: to prove an address, and to choose a new password. The operator's brand is on them. */
@OwnServers
class HostedMailIT {

    private static final String LINK_IS_DEAD = "This link no longer works";

    private static MailServer mail;
    private static LibertyServer server;
    private static Http http;
    private static final Upstreams UPSTREAMS = new Upstreams();

    private final Visitor browser = new Visitor(http);

    @BeforeAll
    static void start() throws Exception {
        mail = MailServer.start();
        server = LibertyServer.named("auth")
                .instance(Instances.fresh("hosted-mail"))
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .env(mail.settings())
                .env(UPSTREAMS.settings())
                .env("HALLPASS_REGISTRATION", "verified")
                .env("HALLPASS_BRAND_NAME", "Acme & Söhne")
                .env("HALLPASS_BRAND_LOGO", "https://cdn.example.org/acme.svg")
                .env("HALLPASS_BRAND_COLOR", "#c2185b")
                .env("HALLPASS_BRAND_PRIVACY", "/privacy")
                .start();
        http = Http.at(server.awaitReady(Instances.READY_WITHIN).http());
    }

    @AfterAll
    static void stop() {
        server.close();
        mail.close();
    }

    @Test
    void an_account_is_made_when_its_owner_presses_the_button_behind_the_link() throws Exception {
        String email = TestUser.unusedEmail();
        String password = TestUser.unusedPassword();

        Answer asked = signUp(email, password);
        MimeMessage message = mail.await(email, 1);
        String token = MailServer.token(message);
        Answer opened = browser.openOnly("/auth/verify?token=" + token).expect(200);
        TestUser.known(http, email, password).trySignIn(password).expect(400); // opening it has changed nothing
        Answer confirmed = browser.submitOnly(opened).expect(200);

        assertTrue(asked.body().contains("Check your e-mail"), asked::toString);
        assertTrue(MailServer.text(message).strip().endsWith("Acme & Söhne"), MailServer.text(message));
        assertTrue(confirmed.body().contains("E-mail confirmed"), confirmed::toString);
        TestUser.known(http, email, password).signIn();
        Answer again = browser.openOnly("/auth/verify?token=" + token).expect(400);
        assertTrue(again.body().contains(LINK_IS_DEAD), again::toString);
    }

    @Test
    void a_known_address_and_a_new_one_are_answered_alike() throws Exception {
        TestUser known = user();
        String unknown = TestUser.unusedEmail();

        Answer registersKnown = signUp(known.email(), TestUser.unusedPassword());
        Answer registersNew = signUp(unknown, TestUser.unusedPassword());
        Answer forgotKnown = forgot(known.email());
        Answer forgotNew = forgot(unknown);

        assertEquals(registersKnown.body().replace(known.email(), unknown), registersNew.body());
        assertEquals(forgotKnown.body().replace(known.email(), unknown), forgotNew.body());
        assertTrue(forgotNew.body().contains("has an account"), forgotNew::toString);
    }

    @Test
    void a_forgotten_password_is_replaced_by_the_link_in_the_mail() throws Exception {
        TestUser user = user();
        String password = TestUser.unusedPassword();

        forgot(user.email());
        String token = MailServer.token(mail.await(user.email(), 2));
        Answer opened = browser.openOnly("/auth/reset?token=" + token).expect(200);
        Answer tooShort = browser.submitOnly(opened, "password", "short").expect(400);
        Answer done = browser.submitOnly(tooShort, "password", password).expect(200);

        assertTrue(tooShort.body().contains("<p id=\"password-error\""), tooShort::toString);
        assertTrue(done.body().contains("Password changed"), done::toString);
        user.trySignIn(password).expect(200);
        user.trySignIn(user.password()).expect(400);
        Answer again = browser.submitOnly(opened, "password", TestUser.unusedPassword())
                .expect(400);
        assertTrue(again.body().contains(LINK_IS_DEAD), again::toString);
    }

    @Test
    void a_link_that_never_was_one_is_dead() {
        for (String path :
                new String[] {"reset", "verify?token=", "reset?token=x", "verify?token=%22%3E%3Cscript%3E"}) {
            Answer page = browser.openOnly("/auth/" + path).expect(400);

            HostedPagesIT.assertPageOf(page, "img-src 'self' data: https://cdn.example.org;");
            assertTrue(page.body().contains(LINK_IS_DEAD), page::toString);
        }
    }

    @Test
    void the_operator_s_brand_is_on_every_page() {
        Answer page = browser.openOnly("/auth/signin").expect(200);
        String style = page.body().replaceFirst("(?s).*href=\"(/auth/assets/brand\\.css[^\"]*)\".*", "$1");

        assertTrue(page.body().contains("<title>Sign in · Acme &amp; Söhne</title>"), page::toString);
        assertTrue(page.body().contains("<img src=\"https://cdn.example.org/acme.svg\""), page::toString);
        assertTrue(page.body().contains("href=\"/privacy\""), page::toString);
        assertFalse(page.body().contains(">Terms<"), page::toString);
        assertTrue(http.get(style).expect(200).body().contains("--accent: #c2185b"), style);
    }

    @Test
    void a_provider_makes_an_account_only_if_it_vouches_for_the_address() throws Exception {
        TestUser known = user();
        String unknown = TestUser.unusedEmail();
        try (FakeProvider provider = new FakeProvider(UPSTREAMS, Upstreams.FAKE)) {
            Answer ofKnown = letsIn(browser, provider, new Person("1", known.email(), false));
            Answer ofNew = letsIn(browser, provider, new Person("2", unknown, false));
            Visitor another = new Visitor(http);
            Answer vouched = letsIn(another, provider, new Person("3", unknown, true));

            assertTrue(ofNew.body().contains("<h1>Connect Acme fake</h1>"), ofNew::toString);
            assertEquals(ofKnown.body().replace(known.email(), unknown), ofNew.body());
            assertTrue(vouched.body().contains("<strong id=\"account\">" + unknown), vouched::toString);
        }
    }

    private static Answer letsIn(Visitor browser, FakeProvider provider, Person person) {
        return browser.open(provider.letsIn(browser.openOnly("/auth/upstream/fake"), person))
                .expect(200);
    }

    private Answer signUp(String email, String password) {
        return browser.submitOnly(browser.openOnly("/auth/signup"), "email", email, "name", "", "password", password)
                .expect(200);
    }

    private Answer forgot(String email) {
        return browser.submitOnly(browser.openOnly("/auth/forgot"), "email", email)
                .expect(200);
    }

    /** One mail has come already. */
    private TestUser user() throws Exception {
        TestUser user = TestUser.known(http, TestUser.unusedEmail(), TestUser.unusedPassword());
        signUp(user.email(), user.password());
        String token = MailServer.token(mail.await(user.email(), 1));
        browser.submitOnly(browser.openOnly("/auth/verify?token=" + token)).expect(200);
        return user;
    }
}
