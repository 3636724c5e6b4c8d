package hallpass.auth.mail;

import hallpass.auth.secret.Secret;
import hallpass.resource.rest.JsonBody;

/** The token of a link, as the page behind the link has it. */
record LinkConfirmation(Secret token) {

    private static final int MAX_TOKEN = 200;

    static LinkConfirmation from(JsonBody body) {
        String token = body.requiredText("token", 1, MAX_TOKEN);
        body.check();
        return new LinkConfirmation(new Secret(token));
    }
}
