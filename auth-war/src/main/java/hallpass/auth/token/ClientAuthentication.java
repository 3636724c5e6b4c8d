package hallpass.auth.token;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import hallpass.auth.client.ServiceClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which client calls (RFC 6749 section 2.3): a service client by its secret, in the header or in the form but not in
 * both; otherwise the built-in one. That one is public and first-party, and it is meant if none is named.
 */
@ApplicationScoped
public class ClientAuthentication {

    /** The built-in client, which the page and the command line share. */
    public static final String BUILT_IN = ServiceClients.BUILT_IN;

    /** How confidential clients may authenticate, by the names of RFC 7591 section 2. */
    public static final List<String> METHODS = List.of("client_secret_basic", "client_secret_post");

    private static final String SCHEME = "Basic ";

    /** {@code :} in base64, as Swagger UI sends it if a person left both fields empty. */
    private static final String NOBODY = "Og==";

    @Inject
    ServiceClients clients;

    /**
     * @param authorization the request's Authorization header
     * @throws OAuthException invalid_client if the client is unknown or its secret wrong, or the public one sends a
     *     secret; invalid_request if it authenticates in two ways at once
     */
    public CallingClient caller(Form form, @Nullable String authorization) {
        Optional<ClientSecretBasic> header = basic(authorization);
        Optional<String> id = form.find("client_id");
        Optional<String> secret = form.find("client_secret");
        if (form.find("client_assertion").isPresent()) {
            throw OAuthException.invalidClient(); // a method that is not offered, and never taken for no method
        }
        if (header.isEmpty()) {
            return authenticated(id.orElse(BUILT_IN), secret.orElse(""));
        }
        String named = header.get().getClientID().getValue();
        if (secret.isPresent() || id.filter(other -> !other.equals(named)).isPresent()) {
            throw OAuthException.invalidRequest("Authenticate in one way only: by the header or by the form.");
        }
        return authenticated(named, header.get().getClientSecret().getValue());
    }

    /** @throws OAuthException invalid_client for the public client too */
    CallingClient confidential(Form form, @Nullable String authorization) {
        CallingClient caller = caller(form, authorization);
        if (!caller.confidential()) {
            throw OAuthException.invalidClient();
        }
        return caller;
    }

    private CallingClient authenticated(String id, String secret) {
        if (id.equals(BUILT_IN) && secret.isEmpty()) {
            return CallingClient.BUILT_IN;
        }
        return clients.authenticated(id, secret).map(CallingClient::of).orElseThrow(OAuthException::invalidClient);
    }

    private static Optional<ClientSecretBasic> basic(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String credentials = authorization.substring(SCHEME.length()).strip();
        if (credentials.equals(NOBODY)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ClientSecretBasic.parse(SCHEME + credentials));
        } catch (ParseException malformed) {
            throw OAuthException.invalidClient();
        }
    }
}
