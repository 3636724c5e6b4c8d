package hallpass.auth.token;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
        String basic = basic(authorization);
        String clientId = form.find("client_id").orElse(BUILT_IN);
        if (form.find("client_secret").isPresent()
                || !clientId.equals(BUILT_IN)
                || !(basic.equals(":") || basic.equals(BUILT_IN + ":"))) {
            throw OAuthException.invalidClient();
        }
        return clientId;
    }

    /** The credentials of the header (RFC 7617). Swagger UI sends empty ones where a person left both fields empty. */
    private static String basic(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return ":";
        }
        try {
            return new String(
                    Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw OAuthException.invalidClient();
        }
    }
}
