package hallpass.auth.token;

import hallpass.auth.client.RegisteredMembers;
import java.util.List;
import java.util.Set;

/** Scopes (RFC 6749 section 3.3): those of OpenID Connect, which are for claims, and the names of services. */
public final class Scopes {

    public static final String OPENID = "openid";
    public static final String PROFILE = "profile";
    public static final String EMAIL = "email";
    public static final String ADDRESS = "address";
    public static final String PHONE = "phone";

    /** The roles of the user; OpenID Connect has no name of its own for it. */
    public static final String GROUPS = "groups";

    public static final String OFFLINE_ACCESS = "offline_access";

    private static final Set<String> NO_SERVICE = Set.copyOf(RegisteredMembers.STANDARD_SCOPES);

    private Scopes() {}

    /** @param scope with a space between two */
    public static List<String> items(String scope) {
        return scope.isBlank() ? List.of() : List.of(scope.strip().split(" +"));
    }

    public static List<String> services(String scope) {
        return items(scope).stream().filter(item -> !NO_SERVICE.contains(item)).toList();
    }

    public static boolean includes(String scope, String item) {
        return items(scope).contains(item);
    }
}
