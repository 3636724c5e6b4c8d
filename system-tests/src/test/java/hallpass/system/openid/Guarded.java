package hallpass.system.openid;

import hallpass.system.http.Answer;
import hallpass.system.http.AuthenticatorApp;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import java.util.List;

/**
 * A user with an app for codes.
 *
 * @param token an access token from before the app was set up
 * @param recoveryCodes ten
 */
record Guarded(Http http, TestUser user, AuthenticatorApp app, String token, List<String> recoveryCodes) {

    static Guarded register(Http http) {
        return of(http, TestUser.register(http));
    }

    static Guarded of(Http http, TestUser user) {
        user.id();
        String token = user.token();
        AuthenticatorApp app = new AuthenticatorApp(
                http.post("/auth/users/me/totp").token(token).expect(200).text("secret"));
        Answer confirmed = http.post("/auth/users/me/totp/confirm")
                .token(token)
                .json("code", app.code())
                .expect(200);
        return new Guarded(http, user, app, token, Json.texts(confirmed.json(), "recovery_codes"));
    }

    /** Shows the password only. @return the page that asks for more */
    Answer firstStep(Visitor visitor, String request) {
        return visitor.signIn(visitor.open(request).expect(200), user);
    }

    /** @return what comes after both steps */
    Answer signIn(Visitor visitor, String request) {
        return visitor.submit(firstStep(visitor, request).expect(200), "code", app.code());
    }
}
