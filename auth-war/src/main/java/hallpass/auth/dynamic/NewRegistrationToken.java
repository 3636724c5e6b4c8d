package hallpass.auth.dynamic;

import hallpass.resource.rest.JsonBody;
import java.time.Duration;

/**
 * What an admin asks for.
 *
 * @param description for the list: whom it was given to
 * @param uses how many clients may be registered with it
 * @param lifetime in the request a number of seconds
 */
record NewRegistrationToken(String description, int uses, Duration lifetime) {

    private static final int MAX_DESCRIPTION = 100;
    private static final int MAX_USES = 1000;
    private static final int DAY = 24 * 60 * 60; // seconds
    private static final int MAX_LIFETIME = 90 * DAY;

    static NewRegistrationToken from(JsonBody body) {
        String description = body.text("description", MAX_DESCRIPTION);
        NewRegistrationToken asked = new NewRegistrationToken(
                description == null ? "" : description,
                given(body, "uses") ? body.requiredInteger("uses", 1, MAX_USES) : 1,
                Duration.ofSeconds(given(body, "lifetime") ? body.requiredInteger("lifetime", 1, MAX_LIFETIME) : DAY));
        body.check();
        return asked;
    }

    private static boolean given(JsonBody body, String member) {
        return body.has(member) && !body.isNull(member);
    }
}
