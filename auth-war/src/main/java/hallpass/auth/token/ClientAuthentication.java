package hallpass.auth.token;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Which client calls. There is one: public, first-party, and meant where none is named. */
@ApplicationScoped
public class ClientAuthentication {

    /** The built-in client, which the page and the command line share. */
    public static final String BUILT_IN = "hallpass";

    /**
     * @param authorization the request's Authorization header
     * @return the client's id
     * @throws OAuthException invalid_client where it is another one, or sends a secret though it has none
     */
    String clientId(Form form, @Nullable String authorization) {
        boolean basic = authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
        String clientId = form.find("client_id").orElse(BUILT_IN);
        if (basic || form.find("client_secret").isPresent() || !clientId.equals(BUILT_IN)) {
            throw OAuthException.invalidClient();
        }
        return clientId;
    }
}
