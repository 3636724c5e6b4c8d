package hallpass.auth.browser;

import hallpass.resource.rest.JsonBody;

/** A request to sign in. */
public record SignInRequest(String email, String password) {

    private static final int MAX_INPUT = 1024;

    static SignInRequest from(JsonBody body) {
        SignInRequest request = new SignInRequest(
                body.requiredText("email", 1, MAX_INPUT), body.requiredText("password", 0, MAX_INPUT));
        body.check();
        return request;
    }

    @Override
    public String toString() {
        return "SignInRequest[" + email + "]"; // never the password
    }
}
