package hallpass.auth.mail;

import hallpass.resource.rest.JsonBody;

/** The token of a link, as the page behind the link has it. */
public record LinkConfirmation(String token) {

    private static final int MAX_TOKEN = 200;

    static LinkConfirmation from(JsonBody body) {
        String token = body.requiredText("token", 1, MAX_TOKEN);
        body.check();
        return new LinkConfirmation(token);
    }

    @Override
    public String toString() {
        return "LinkConfirmation[]"; // never the token
    }
}
