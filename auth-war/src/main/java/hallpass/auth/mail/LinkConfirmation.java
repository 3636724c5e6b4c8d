package hallpass.auth.mail;

import hallpass.resource.rest.JsonBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The token of a link, as the page behind the link has it. */
@Schema(name = "LinkConfirmation")
public record LinkConfirmation(
        @Schema(examples = "sSh5Yb3rDMGZq3xXjF5bXyo3EwGfKxwQv2C0m0Hj4tk", required = true)
        String token) {

    private static final int MAX_TOKEN = 200;

    static LinkConfirmation read(JsonBody body) {
        String token = body.requiredText("token", 1, MAX_TOKEN);
        body.check();
        return new LinkConfirmation(token);
    }

    @Override
    public String toString() {
        return "LinkConfirmation[]"; // never the token
    }
}
