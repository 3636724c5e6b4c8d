package hallpass.system.openid;

import static hallpass.system.openid.Application.claims;
import static hallpass.system.openid.Application.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.AuthenticatorApp;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One-time codes, recovery codes and remembered devices, and how an application gets a sign-in with them. */
@OnBothEngines
class FactorsIT {

    private static final String ASKS = "<h1>One more step</h1>";

    private final Http http;
    private final TestUser admin;
    private final Visitor visitor;
    private final Application app;

    FactorsIT(Hallpass hallpass) {
        http = hallpass.http();
        admin = hallpass.admin();
        visitor = new Visitor(http);
        app = Application.firstParty(http, admin, "audiences", List.of("auth", "todo"));
    }

    @Test
    void an_app_counts_when_its_code_was_confirmed_and_is_asked_for_then() {
        TestUser ada = TestUser.register(http);
        Answer begun = http.post("/auth/users/me/totp").as(ada).expect(200);
        AuthenticatorApp phone = new AuthenticatorApp(begun.text("secret"));
        assertTrue(begun.text("otpauth_uri").contains("secret=" + begun.text("secret")), begun::toString);
        assertTrue(begun.text("qr_code").startsWith("<svg "), begun::toString);

        confirm(ada, phone.wrongCode()).expect(400);
        assertEquals(List.of(), authenticators(ada.token()), "it does not count yet");
        assertEquals(200, ada.trySignIn(ada.password()).status());
        Answer confirmed = confirm(ada, phone.code()).expect(200);

        assertEquals(10, Json.texts(confirmed.json(), "recovery_codes").size());
        List<JsonObject> list = authenticators(ada.token());
        assertEquals(
                List.of("recovery-codes", "totp"),
                list.stream().map(one -> one.getString("kind")).sorted().toList());
        confirm(ada, "000000").expect(401);
        http.post("/auth/users/me/totp").as(ada).expect(401);
        Answer page = visitor.signIn(visitor.open(ask()), ada).expect(200);
        assertTrue(page.body().contains(ASKS), page::toString);
        assertTrue(page.body().contains("autocomplete=\"one-time-code\""), page::toString);
        assertTrue(visitor.cookie("hallpass_signin").isEmpty(), "nobody is signed in yet");
        Answer tokens =
                app.exchange(code(visitor.submit(page, "code", phone.code()))).expect(200);
        for (String token : List.of(tokens.text("id_token"), tokens.text("access_token"))) {
            assertEquals("mfa", claims(token).getString("acr"));
            assertEquals(List.of("pwd", "otp", "mfa"), Json.texts(claims(token), "amr"));
        }
    }

    @Test
    void two_open_pages_show_one_secret_and_another_session_gets_its_own() {
        TestUser ada = TestUser.register(http);
        String here = ada.token();
        String elsewhere = ada.trySignIn(ada.password()).expect(200).text("access_token");

        String first = begun(here);
        assertEquals(first, begun(here), "another page of the same session");
        String other = begun(elsewhere);
        assertNotEquals(first, other);
        AuthenticatorApp phone = new AuthenticatorApp(other);
        http.post("/auth/users/me/totp/confirm")
                .token(here)
                .json("code", phone.code())
                .expect(409);
        http.post("/auth/users/me/totp/confirm")
                .token(elsewhere)
                .json("code", phone.code())
                .expect(200);

        TestUser bob = TestUser.register(http);
        visitor.submitOnly(visitor.open(ask("acr_values", "mfa")), "email", bob.email(), "password", bob.password())
                .expect(303);
        List<String> shown = Parallel.times(4, () -> visitor.openOnly("/auth/second-factor/setup")).stream()
                .map(FactorsIT::secret)
                .distinct()
                .toList();
        assertEquals(1, shown.size(), shown::toString);
    }

    @Test
    void a_password_alone_is_refused_where_nobody_can_be_asked_for_more() {
        Guarded ada = Guarded.register(http);

        Refusals.oauth(400, "invalid_grant", ada.user().trySignIn(ada.user().password()));
        Answer refused = session(ada.user().password(), ada.user()).expect(403);
        assertEquals("urn:hallpass:problem:second-factor-needed", refused.text("type"));
        Answer wrong = session("not the password", ada.user()).expect(401);
        assertEquals("about:blank", wrong.text("type"), "a wrong password tells nothing");
    }

    @Test
    void a_recovery_code_signs_in_once_and_the_list_says_how_many_are_left() {
        Guarded ada = Guarded.register(http);
        String recoveryCode = ada.recoveryCodes().get(3);

        Answer page = ada.firstStep(visitor, ask()).expect(200);
        Answer signedIn = visitor.submit(
                page, "recovery_code", recoveryCode.toUpperCase(Locale.ROOT).replace("-", ""));
        Answer tokens = app.exchange(code(signedIn)).expect(200);
        assertEquals("mfa", claims(tokens.text("id_token")).getString("acr"));

        Visitor elsewhere = new Visitor(http);
        Answer again = ada.firstStep(elsewhere, ask());
        elsewhere.submit(again, "recovery_code", recoveryCode).expect(400);
        assertEquals(9, left(tokens.text("access_token")));
        List<String> renewed = Json.texts(
                http.post("/auth/users/me/recovery-codes")
                        .token(tokens.text("access_token"))
                        .expect(200)
                        .json(),
                "recovery_codes");
        assertEquals(10, left(tokens.text("access_token")));
        elsewhere.submit(again, "recovery_code", ada.recoveryCodes().get(0)).expect(400);
        code(elsewhere.submit(again, "recovery_code", renewed.get(0)));
        assertTrue(audit(ada.user()).contains("recovery_code_used"));
    }

    @Test
    void what_changes_factors_asks_for_a_second_factor_and_says_so() {
        Guarded ada = Guarded.register(http);

        Answer refused = http.delete("/auth/users/me/totp").token(ada.token()).expect(401);
        assertEquals("urn:hallpass:problem:step-up-needed", refused.text("type"));
        String challenge = refused.header("WWW-Authenticate");
        assertTrue(challenge.contains("error=\"insufficient_user_authentication\""), challenge);
        assertTrue(challenge.contains("acr_values=\"mfa\""), challenge);
        assertTrue(challenge.contains("max_age=\"600\""), challenge);
        http.post("/auth/users/me/recovery-codes").token(ada.token()).expect(401);

        String strong = app.exchange(code(ada.signIn(visitor, ask("acr_values", "mfa", "max_age", "600"))))
                .expect(200)
                .text("access_token");
        http.delete("/auth/users/me/totp").token(strong).expect(204);
        assertEquals(List.of(), authenticators(strong), "the recovery codes went with it");
        http.delete("/auth/users/me/totp").token(strong).expect(404);
        http.post("/auth/users/me/recovery-codes").token(strong).expect(409);
        assertEquals(200, ada.user().trySignIn(ada.user().password()).status());
    }

    @Test
    void an_application_gets_the_code_and_nothing_else_of_who_is_signed_in() {
        TestUser user = TestUser.register(http);
        Answer weak = app.exchange(app.code(visitor, user)).expect(200);
        Guarded ada = Guarded.of(http, user);

        code(visitor.openOnly(ask("prompt", "none")));
        String[] strong = {"acr_values", "mfa phr"};
        assertEquals("login_required", Application.error(visitor.openOnly(ask("acr_values", "mfa", "prompt", "none"))));
        Answer page = visitor.open(ask(strong)).expect(200);
        assertTrue(page.body().contains(ASKS), page::toString);
        Answer tokens = app.exchange(code(visitor.submit(page, "code", ada.app().code())))
                .expect(200);

        JsonObject id = claims(tokens.text("id_token"));
        assertEquals("mfa", id.getString("acr"));
        assertEquals(
                claims(weak.text("id_token")).getInt("auth_time"),
                id.getInt("auth_time"),
                "the password is as old as it was");
        code(visitor.openOnly(ask("acr_values", "mfa", "prompt", "none")));
    }

    @Test
    void an_acr_that_nobody_reaches_is_refused_and_one_that_nobody_knows_is_a_wish() {
        Guarded ada = Guarded.register(http);
        String essential = "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"urn:x:gold\"]}}}";
        assertEquals(
                "unmet_authentication_requirements", Application.error(visitor.openOnly(ask("claims", essential))));
        code(ada.signIn(visitor, ask("acr_values", "urn:x:gold 1")));

        String mfa = essential.replace("urn:x:gold", "mfa");
        code(visitor.openOnly(ask("claims", mfa, "prompt", "none")));
        assertTrue(http.get("/auth/.well-known/openid-configuration")
                .expect(200)
                .body()
                .contains("\"acr_values_supported\":[\"pwd\",\"mfa\""));
    }

    @Test
    void who_needs_a_second_factor_and_has_none_sets_one_up_on_the_way() {
        TestUser user = TestUser.register(http);

        Answer setup =
                visitor.signIn(visitor.open(ask("acr_values", "mfa")), user).expect(200);
        AuthenticatorApp phone = setUp(setup);
        Answer wrong = visitor.submit(setup, "code", phone.wrongCode()).expect(400);
        assertEquals(secret(setup), secret(wrong), "the app need not be set up anew");
        assertTrue(visitor.cookie("hallpass_signin").isEmpty(), "nobody is signed in yet");
        Answer codes = visitor.submit(wrong, "code", phone.code()).expect(200);

        assertTrue(codes.body().contains("<h1>Keep your recovery codes</h1>"), codes::toString);
        assertEquals(10, codes.body().split("<li><code>", -1).length - 1);
        Answer tokens = app.exchange(code(visitor.open(onward(codes)))).expect(200);
        assertEquals("mfa", claims(tokens.text("id_token")).getString("acr"));
        visitor.submit(wrong, "code", "000000").expect(200); // the step is over: back at the start
        assertEquals(2, authenticators(tokens.text("access_token")).size());
    }

    @Test
    void a_role_can_require_it() {
        TestUser user = TestUser.register(http);
        code(visitor.signIn(visitor.open(ask()), user));
        http.patch("/auth/users/" + user.id())
                .as(admin)
                .mergePatch("roles", List.of("user", Hallpass.MFA_ROLE))
                .expect(200);

        Refusals.oauth(400, "invalid_grant", user.trySignIn(user.password()));
        session(user.password(), user).expect(403);
        Answer again = visitor.open(ask()).expect(200);
        assertTrue(again.body().contains("autocomplete=\"current-password\""), again::toString);
        Answer setup = visitor.signIn(again, user).expect(200);
        Answer codes = visitor.submit(setup, "code", setUp(setup).code()).expect(200);
        String strong =
                app.exchange(code(visitor.open(onward(codes)))).expect(200).text("access_token");
        Answer kept = http.delete("/auth/users/me/totp").token(strong).expect(409);
        assertEquals("urn:hallpass:problem:last-second-factor", kept.text("type"));
        assertEquals(2, authenticators(strong).size());
        http.delete("/auth/users/" + user.id() + "/authenticators").as(admin).expect(204);
    }

    @Test
    void a_remembered_device_is_not_asked_until_the_password_changes() {
        Guarded ada = Guarded.register(http);
        Answer page = ada.firstStep(visitor, ask()).expect(200);
        String strong = app.exchange(code(visitor.submit(page, "code", ada.app().code(), "remember", "true")))
                .expect(200)
                .text("access_token");

        Answer weak = app.exchange(code(ada.firstStep(visitor, ask("prompt", "login"))))
                .expect(200);
        assertEquals("pwd", claims(weak.text("id_token")).getString("acr"), "nothing else was shown");
        Answer asked = ada.firstStep(visitor, ask("prompt", "login", "acr_values", "mfa"));
        assertTrue(asked.body().contains(ASKS), asked::toString);
        Answer elsewhere = ada.firstStep(new Visitor(http), ask());
        assertTrue(elsewhere.body().contains(ASKS), elsewhere::toString);

        String password = TestUser.unusedPassword();
        http.put("/auth/users/me/password")
                .token(strong)
                .json("current_password", ada.user().password(), "new_password", password)
                .expect(204);
        TestUser changed = TestUser.known(http, ada.user().email(), password);
        Answer again = visitor.signIn(visitor.open(ask("prompt", "login")), changed);
        assertTrue(again.body().contains(ASKS), again::toString);
    }

    @Test
    void a_remembered_device_is_forgotten_when_its_session_is_ended_from_afar() {
        Guarded ada = Guarded.register(http);
        Answer page = ada.firstStep(visitor, ask()).expect(200);
        Answer tokens = app.exchange(code(visitor.submit(page, "code", ada.app().code(), "remember", "true")))
                .expect(200);
        code(ada.firstStep(visitor, ask("prompt", "login")));

        String session = claims(tokens.text("access_token")).getString("sid");
        http.delete("/auth/users/me/sessions/" + session).token(ada.token()).expect(204);

        Answer asked = ada.firstStep(visitor, ask("prompt", "login"));
        assertTrue(asked.body().contains(ASKS), asked::toString);
    }

    @Test
    void an_admin_resets_the_factors_of_who_has_lost_them() {
        Guarded ada = Guarded.register(http);
        Answer tokens = app.exchange(code(ada.signIn(visitor, ask()))).expect(200);
        String path = "/auth/users/" + ada.user().id() + "/authenticators";

        http.delete(path).token(ada.token()).expect(403);
        http.delete(path).as(admin).expect(204);

        Eventually.eventually(
                Hallpass.REFUSED_WITHIN,
                () -> http.get("/auth/users/me")
                        .token(tokens.text("access_token"))
                        .send(),
                answer -> answer.status() == 401);
        assertEquals(200, ada.user().trySignIn(ada.user().password()).status());
        assertTrue(audit(ada.user()).contains("factors_reset"));
        http.delete(path.replace(ada.user().id(), "00000000-0000-7000-8000-000000000000"))
                .as(admin)
                .expect(404);
    }

    /** An access token that it gets is good for the account itself, too. */
    private String ask(String... changes) {
        String[] all = Arrays.copyOf(changes, changes.length + 2);
        all[changes.length] = "scope";
        all[changes.length + 1] = "openid auth";
        return app.request(all);
    }

    private Answer confirm(TestUser user, String code) {
        return http.post("/auth/users/me/totp/confirm")
                .as(user)
                .json("code", code)
                .send();
    }

    private String begun(String token) {
        return http.post("/auth/users/me/totp").token(token).expect(200).text("secret");
    }

    private Answer session(String password, TestUser user) {
        return http.post("/auth/session")
                .json("email", user.email(), "password", password)
                .send();
    }

    private List<JsonObject> authenticators(String token) {
        return http.get("/auth/users/me/authenticators")
                .token(token)
                .expect(200)
                .items();
    }

    private int left(String token) {
        return authenticators(token).stream()
                .filter(one -> one.getString("kind").equals("recovery-codes"))
                .findFirst()
                .orElseThrow()
                .getInt("left");
    }

    private List<String> audit(TestUser user) {
        return http.get("/auth/audit?page_size=100&user=" + user.id()).as(admin).expect(200).items().stream()
                .map(event -> event.getString("type"))
                .toList();
    }

    private static AuthenticatorApp setUp(Answer page) {
        assertFalse(secret(page).isEmpty());
        return new AuthenticatorApp(secret(page));
    }

    private static String secret(Answer page) {
        return found(page, "<code id=\"secret\">([A-Z2-7 ]+)</code>");
    }

    private static String onward(Answer page) {
        return found(page, "id=\"onward\"[^>]*href=\"([^\"]+)\"").replace("&amp;", "&");
    }

    private static String found(Answer page, String form) {
        Matcher matcher = Pattern.compile(form).matcher(page.body());
        assertTrue(matcher.find(), page::toString);
        return matcher.group(1);
    }
}
