package hallpass.system.hosted;

import static hallpass.system.http.SoftPasskey.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.SoftPasskey;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.openid.FakeProvider;
import hallpass.system.openid.FakeProvider.Person;
import hallpass.system.servers.MailServer;
import hallpass.system.servers.MailSystem;
import hallpass.system.servers.OwnServers;
import hallpass.system.servers.Upstreams;
import hallpass.system.servers.WithMail;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages that need mail: to prove an address, and to choose a new password. The operator's brand is on them. */
@OwnServers
@ExtendWith(WithMail.class)
class HostedMailIT {

    private static final String LINK_IS_DEAD = "This link no longer works";

    private final MailServer mail;
    private final Http http;
    private final Upstreams upstreams;
    private final Visitor browser;

    HostedMailIT(MailSystem system) {
        mail = system.mail();
        http = system.http();
        upstreams = system.upstreams();
        browser = new Visitor(http);
    }

    @Test
    void an_account_is_made_when_its_owner_chooses_a_password_behind_the_link() {
        TestUser ada = TestUser.known(http, TestUser.unusedEmail(), TestUser.unusedPassword());

        Answer asked = signUp(ada.email());
        MimeMessage message = mail.await(ada.email(), 1);
        String link = link(ada.email(), 1);
        Answer opened = browser.openOnly(link).expect(200);
        browser.submitOnly(opened, "password", "short").expect(400);
        ada.trySignIn(ada.password()).expect(400); // nothing of that has made it
        Answer made = browser.submit(opened, "password", ada.password()).expect(200);

        assertTrue(asked.body().contains("Check your e-mail"), asked::toString);
        assertTrue(MailServer.text(message).strip().endsWith("Acme & Söhne"), MailServer.text(message));
        assertIsSignedIn(ada.email(), made);
        ada.signIn();
        assertIsDead(browser.openOnly(link));
        assertIsDead(browser.submitOnly(opened, "password", TestUser.unusedPassword()));
    }

    @Test
    void a_password_that_a_stranger_sent_with_the_address_does_not_count_behind_the_link() {
        TestUser ada = TestUser.known(http, TestUser.unusedEmail(), TestUser.unusedPassword());
        String strange = TestUser.unusedPassword();
        http.post("/auth/users").json("email", ada.email(), "password", strange).expect(202);

        Answer opened = browser.openOnly(link(ada.email(), 1)).expect(200);
        browser.submitOnly(opened).expect(400);
        browser.submit(opened, "password", ada.password()).expect(200);

        ada.trySignIn(strange).expect(400);
        ada.signIn();
    }

    @Test
    void an_account_is_made_with_a_passkey_behind_the_link_and_no_password() {
        String email = TestUser.unusedEmail();
        signUp(email);
        String lost = link(email, 1);
        browser.submitOnly(browser.openOnly("/auth/verify"), "email", email).expect(200);
        Answer opened = browser.openOnly(link(email, 2)).expect(200);
        SoftPasskey passkey = new SoftPasskey(issuer());
        String answer = passkey.create(options(opened)).toString();

        Answer made = browser.submit(opened, "passkey", answer).expect(200);

        assertIsSignedIn(email, made);
        Visitor elsewhere = new Visitor(http);
        Answer page = elsewhere.openOnly("/auth/signin").expect(200);
        assertIsSignedIn(
                email,
                elsewhere.submit(page, "passkey", passkey.get(options(page)).toString()));
        assertIsDead(browser.submitOnly(opened, "passkey", answer));
        assertIsDead(browser.openOnly(lost));
    }

    @Test
    void what_was_not_made_for_this_link_in_this_browser_makes_no_account() {
        String email = TestUser.unusedEmail();
        String another = TestUser.unusedEmail();
        signUp(email);
        signUp(another);
        String link = link(email, 1);
        Answer opened = browser.openOnly(link).expect(200);
        Visitor thief = new Visitor(http);
        Answer openedByThief = thief.openOnly(link).expect(200);
        String answer = new SoftPasskey(issuer()).create(options(opened)).toString();
        String forAnother = new SoftPasskey(issuer())
                .create(options(browser.openOnly(link(another, 1))))
                .toString();
        String elsewhere =
                new SoftPasskey("https://evil.example").create(options(opened)).toString();

        thief.submitOnly(openedByThief, "passkey", answer).expect(400);
        for (String forged : List.of(forAnother, elsewhere, "", "{}", "x".repeat(100_000))) {
            browser.submitOnly(opened, "passkey", forged).expect(400);
        }
        String token = link.substring(link.indexOf('=') + 1);
        http.post("/auth/email-verifications/confirm").json("token", token).expect(400); // it cannot choose

        assertIsSignedIn(email, browser.submit(opened, "passkey", answer)); // the link is as good as before
    }

    @Test
    void a_known_address_and_a_new_one_are_answered_alike() throws Exception {
        TestUser known = user();
        String unknown = TestUser.unusedEmail();

        Answer registersKnown = signUp(known.email());
        Answer registersNew = signUp(unknown);
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
        Answer opened =
                browser.openOnly("/auth/reset?ui_locales=de&token=" + token).expect(200);
        Answer tooShort = browser.submitOnly(opened, "password", "short").expect(400);
        Answer done = browser.submitOnly(tooShort, "password", password).expect(200);

        assertTrue(tooShort.body().contains("<p id=\"password-error\""), tooShort::toString);
        assertTrue(done.body().contains("Passwort geändert"), done::toString); // the form keeps the language
        user.trySignIn(password).expect(200);
        user.trySignIn(user.password()).expect(400);
        Answer again = browser.submitOnly(opened, "password", TestUser.unusedPassword())
                .expect(400);
        assertTrue(again.body().contains("Dieser Link"), again::toString);
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
        try (FakeProvider provider = new FakeProvider(upstreams, Upstreams.FAKE)) {
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

    private Answer signUp(String email) {
        return browser.submitOnly(browser.openOnly("/auth/signup"), "email", email, "name", "Ada")
                .expect(200);
    }

    private String link(String email, int count) {
        return "/auth/verify?token=" + MailServer.token(mail.await(email, count));
    }

    private String issuer() {
        return http.get("/auth/.well-known/openid-configuration").expect(200).text("issuer");
    }

    private static void assertIsSignedIn(String email, Answer page) {
        assertTrue(page.body().contains("<strong id=\"account\">" + email), page::toString);
    }

    private static void assertIsDead(Answer page) {
        assertEquals(400, page.status());
        assertTrue(page.body().contains(LINK_IS_DEAD), page::toString);
    }

    private Answer forgot(String email) {
        return browser.submitOnly(browser.openOnly("/auth/forgot"), "email", email)
                .expect(200);
    }

    /** One mail has come already. */
    private TestUser user() throws Exception {
        TestUser user = TestUser.known(http, TestUser.unusedEmail(), TestUser.unusedPassword());
        signUp(user.email());
        Visitor owner = new Visitor(http);
        owner.submit(owner.openOnly(link(user.email(), 1)), "password", user.password())
                .expect(200);
        return user;
    }
}
