package hallpass.auth.client;

import java.util.regex.Pattern;

/**
 * The rules for a client's id. A client's access token has it as {@code sub}, and a user's token has the user's id
 * there. So an id that an admin chose must never look like a user's (RFC 9068 section 5).
 */
final class ClientId {

    static final int MAX_LENGTH = 63;
    static final Pattern CHOSEN = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private ClientId() {}

    static boolean mayBeChosen(String id) {
        return CHOSEN.matcher(id).matches() && !UUID_FORM.matcher(id).matches();
    }

    /** @return whether a client could have it; everything else isn't asked of the database */
    static boolean isPossible(String id) {
        return CHOSEN.matcher(id).matches() || UUID_FORM.matcher(id).matches();
    }
}
