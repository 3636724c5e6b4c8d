package hallpass.system.openid;

import static hallpass.system.http.SoftPasskey.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.SoftPasskey;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Passkeys over HTTP, by an authenticator in software. */
@OnBothEngines
class PasskeysIT {

    private static final String PASSKEYS = "/auth/users/me/passkeys";

    private final Hallpass hallpass;
    private final Http http;
    private final Application app;
    private final Visitor visitor;
    private final SoftPasskey passkey;

    PasskeysIT(Hallpass hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
        app = Application.firstParty(http, hallpass.admin(), "audiences", List.of("auth", "todo"));
        visitor = new Visitor(http);
        passkey = new SoftPasskey(hallpass.issuer());
    }

    @Test
    void a_passkey_signs_in_alone_and_stronger_than_a_password() {
        TestUser ada = TestUser.register(http);
        Answer added = add(ada, "Phone");

        JsonObject tokens = tokens(signIn(app.request("scope", "openid auth groups")));

        JsonObject claims = Application.claims(tokens.getString("id_token"));
        assertEquals(ada.id(), claims.getString("sub"));
        assertEquals("phr", claims.getString("acr"));
        assertEquals(List.of("pop", "user", "mfa"), Json.texts(claims, "amr"));
        assertEquals("phr", Application.claims(tokens.getString("access_token")).getString("acr"));
        JsonObject listed = http.get(PASSKEYS).as(ada).expect(200).items().get(0);
        assertEquals(added.text("id"), listed.getString("id"));
        assertEquals("Phone", listed.getString("name"));
        assertTrue(listed.containsKey("last_used_at"), listed::toString);
    }

    @Test
    void an_answer_is_good_once_and_in_its_browser_only() {
        add(TestUser.register(http), "Phone");
        Answer page = visitor.open(app.request());
        String answer = passkey.get(options(page)).toString();

        new Visitor(http)
                .submitOnly(new Visitor(http).open(app.request()), "passkey", answer)
                .expect(403); // not even the form is from there
        Visitor thief = new Visitor(http);
        thief.submitOnly(thief.open(app.request()), "passkey", answer).expect(400);

        visitor.submitOnly(page, "passkey", answer).expect(303);
        visitor.submitOnly(page, "passkey", answer).expect(400);
    }

    @Test
    void a_copy_whose_counter_is_behind_is_refused_and_the_audit_knows_why() {
        TestUser ada = TestUser.register(http);
        add(ada, "Phone");
        signIn(app.request());
        signIn(app.request("prompt", "login"));
        passkey.countFrom(0);

        Answer page = visitor.open(app.request("prompt", "login"));
        visitor.submitOnly(page, "passkey", passkey.get(options(page)).toString())
                .expect(400);

        JsonObject event = http.get("/auth/audit?type=sign_in&user=" + ada.id())
                .as(hallpass.admin())
                .expect(200)
                .items()
                .get(0);
        assertEquals("failure", event.getString("outcome"));
        assertEquals("passkey: MaliciousCounterValueException", event.getString("detail"));
    }

    @Test
    void what_is_no_answer_of_a_passkey_is_a_page_that_says_so() {
        Answer page = visitor.open(app.request());
        for (String junk : List.of("", "{", "[]", "null", "{\"response\":{}}", "x".repeat(100_000))) {
            visitor.submitOnly(page, "passkey", junk).expect(400);
        }
        SoftPasskey stranger = new SoftPasskey(hallpass.issuer());
        stranger.create(creation(TestUser.register(http)));
        visitor.submitOnly(page, "passkey", stranger.get(options(page)).toString())
                .expect(400);
    }

    @Test
    void what_the_options_did_not_ask_for_is_not_added() {
        TestUser ada = TestUser.register(http);
        TestUser bob = TestUser.register(http);
        JsonObject forBob = passkey.create(creation(bob));

        assertTrue(post(ada, forBob).expect(400).text("type").endsWith("passkey-refused"));
        assertTrue(post(ada, Json.object("id", 1)).expect(400).text("type").endsWith("passkey-refused"));
        assertTrue(post(ada, new SoftPasskey("https://evil.example").create(creation(ada)))
                .expect(400)
                .text("type")
                .endsWith("passkey-refused"));
        http.post(PASSKEYS).as(ada).json("credential", "text").expect(400);
        http.post(PASSKEYS).as(ada).json("name", "x").expect(400);
        post(bob, forBob).expect(201);
        post(bob, forBob).expect(401); // there is a second factor now, and bob has signed in by password
        assertEquals(0, http.get(PASSKEYS).as(ada).expect(200).items().size());
    }

    @Test
    void whoever_has_a_passkey_changes_factors_only_after_signing_in_with_it() {
        TestUser ada = TestUser.register(http);
        String path = PASSKEYS + "/" + add(ada, null).text("id");
        String byPassword = ada.token();
        String byPasskey =
                tokens(signIn(app.request("scope", "openid auth groups"))).getString("access_token");

        Answer refused = http.delete(path).token(byPassword).expect(401);
        assertTrue(
                refused.header("WWW-Authenticate").contains("error=\"insufficient_user_authentication\""),
                refused::toString);
        http.patch(path).token(byPassword).mergePatch("name", "Mine").expect(401);
        http.post(PASSKEYS + "/options").token(byPassword).expect(401);

        String etag = http.patch(path)
                .token(byPasskey)
                .mergePatch("name", "Mine")
                .expect(200)
                .etag();
        http.delete(path).token(byPasskey).header("If-Match", "\"0\"").expect(412);
        http.delete(path).token(byPasskey).header("If-Match", etag).expect(204);
        http.get(path).token(byPasskey).expect(404);

        Answer page = visitor.open(app.request("prompt", "login"));
        visitor.submitOnly(page, "passkey", passkey.get(options(page)).toString())
                .expect(400);
    }

    @Test
    void an_account_is_made_with_a_passkey_and_no_password() {
        String email = TestUser.unusedEmail();
        Answer page = visitor.open(app.request("prompt", "create", "scope", "openid auth groups"));
        String made = passkey.create(options(page)).toString();

        Answer signedUp = visitor.submit(page, "passkey", made, "email", email, "name", "Ada");

        String token = tokens(Application.code(signedUp)).getString("access_token");
        JsonObject me = http.get("/auth/users/me").token(token).expect(200).json();
        assertEquals(email, me.getString("email"));
        String id = http.get(PASSKEYS).token(token).expect(200).items().get(0).getString("id");
        Answer stays = http.delete(PASSKEYS + "/" + id).token(token).expect(409);
        assertTrue(stays.text("type").endsWith("last-sign-in"), stays::toString);
        Visitor elsewhere = new Visitor(http);
        Answer again = elsewhere.open(app.request("prompt", "create"));
        elsewhere
                .submitOnly(
                        again,
                        "passkey",
                        new SoftPasskey(hallpass.issuer())
                                .create(options(again))
                                .toString(),
                        "email",
                        email,
                        "name",
                        "")
                .expect(400);
        assertFalse(elsewhere.cookie("hallpass_signin").isPresent());
        http.delete("/auth/users/me").token(token).json("password", "").expect(204);
    }

    private JsonObject creation(TestUser user) {
        return http.post(PASSKEYS + "/options").as(user).expect(200).json();
    }

    private Answer add(TestUser user, String name) {
        return http.post(PASSKEYS)
                .as(user)
                .json("credential", passkey.create(creation(user)), "name", name)
                .expect(201);
    }

    private Answer post(TestUser user, JsonObject credential) {
        return http.post(PASSKEYS).as(user).json("credential", credential).send();
    }

    /** @return the code */
    private String signIn(String request) {
        Answer page = visitor.open(request).expect(200);
        return Application.code(
                visitor.submit(page, "passkey", passkey.get(options(page)).toString()));
    }

    private JsonObject tokens(String code) {
        return app.exchange(code).expect(200).json();
    }
}
