package hallpass.auth.client;

import hallpass.resource.rest.JsonBody;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A registration of a client. */
public record NewClient(@Nullable String clientId, String name, List<String> audiences, List<String> roles) {

    static final int MAX_NAME = 100;

    private static final int MAX_ITEMS = 20;
    private static final int MAX_SERVICE = 63;
    private static final int MAX_ROLE = 31;
    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    static NewClient from(JsonBody body) {
        NewClient client = new NewClient(
                body.text("client_id", 1, ClientId.MAX_LENGTH),
                body.requiredText("name", 1, MAX_NAME),
                body.texts("audiences", MAX_ITEMS, 1, MAX_SERVICE),
                body.texts("roles", MAX_ITEMS, 1, MAX_ROLE));
        if (client.clientId != null && !ClientId.mayBeChosen(client.clientId)) {
            body.violation("client_id", "must match " + ClientId.CHOSEN + " and not be a UUID");
        }
        if (client.audiences.isEmpty()) {
            body.violation("audiences", "must name at least one service");
        }
        check(body, "audiences", client.audiences, SERVICE);
        check(body, "roles", client.roles, ROLE);
        body.check();
        return client;
    }

    private static void check(JsonBody body, String member, List<String> items, Pattern form) {
        if (!items.stream().allMatch(item -> form.matcher(item).matches())) {
            body.violation(member, "must match " + form);
        }
    }
}
