package hallpass.auth.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import hallpass.auth.client.ClientProof;
import hallpass.auth.client.ServiceClients;
import hallpass.auth.key.PublicKeySet;
import hallpass.auth.origin.NamedClient;
import hallpass.resource.service.BaseAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which client calls (RFC 6749 section 2.3): a confidential one by its secret, in the header or in the form, or by an
 * assertion (RFC 7523), and in one way only; a public one by its name. If none is named, it is the built-in one, which
 * is public and first-party.
 */
@ApplicationScoped
public class ClientAuthentication {

    /** The built-in client, which the page and the command line share. */
    public static final String BUILT_IN = ServiceClients.BUILT_IN;

    private static final String BASIC = "client_secret_basic";
    private static final String POST = "client_secret_post";

    /** How confidential clients may authenticate, by the names of RFC 7591 section 2. */
    public static final List<String> METHODS = List.of(BASIC, POST, "private_key_jwt");

    /** What they may sign assertions with. */
    public static final List<String> ALGORITHMS =
            PublicKeySet.ALGORITHMS.stream().map(JWSAlgorithm::getName).sorted().toList();

    private static final String ASSERTION = "client_assertion";
    private static final String ASSERTION_TYPE = "client_assertion_type";
    private static final String SCHEME = "Basic ";

    /** {@code :} in base64, as Swagger UI sends it if a person left both fields empty. */
    private static final String NOBODY = "Og==";

    @Inject
    ClientProof clients;

    @Inject
    NamedClient named;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    /** The address of this service, with its context. */
    @Inject
    @ConfigProperty(name = "hallpass.auth.url")
    String address;

    /**
     * @param authorization the request's Authorization header
     * @throws OAuthException invalid_client if the client is unknown or its proof wrong, or a public one sends a
     *     secret; invalid_request if it authenticates in two ways at once
     */
    public CallingClient caller(Form form, @Nullable String authorization) {
        CallingClient caller = proven(form, authorization);
        named.is(caller.service());
        return caller;
    }

    private CallingClient proven(Form form, @Nullable String authorization) {
        Optional<ClientSecretBasic> header = basic(authorization);
        Optional<String> id = form.find("client_id");
        Optional<String> secret = form.find("client_secret");
        boolean asserted =
                form.find(ASSERTION).isPresent() || form.find(ASSERTION_TYPE).isPresent();
        if ((header.isPresent() ? 1 : 0) + (secret.isPresent() ? 1 : 0) + (asserted ? 1 : 0) > 1) {
            throw twoWays();
        }
        if (asserted) {
            return byAssertion(form, id);
        }
        if (header.isEmpty()) {
            return byForm(id.orElse(BUILT_IN), secret.orElse(""));
        }
        String named = header.get().getClientID().getValue();
        if (id.filter(other -> !other.equals(named)).isPresent()) {
            throw twoWays();
        }
        return byHeader(named, header.get().getClientSecret().getValue());
    }

    /** @throws OAuthException invalid_client for a public client too */
    CallingClient confidential(Form form, @Nullable String authorization) {
        CallingClient caller = caller(form, authorization);
        if (!caller.confidential()) {
            throw OAuthException.invalidClient();
        }
        return caller;
    }

    private CallingClient byForm(String id, String secret) {
        if (id.equals(BUILT_IN) && secret.isEmpty()) {
            return CallingClient.BUILT_IN;
        }
        return Optional.of(id)
                .filter(any -> secret.isEmpty())
                .flatMap(clients::ofPublic)
                .or(() -> clients.bySecret(id, secret, POST))
                .map(CallingClient::of)
                .orElseThrow(OAuthException::invalidClient);
    }

    private CallingClient byHeader(String id, String secret) {
        if (id.equals(BUILT_IN) && secret.isEmpty()) {
            return CallingClient.BUILT_IN;
        }
        return clients.bySecret(id, secret, BASIC).map(CallingClient::of).orElseThrow(OAuthException::invalidClient);
    }

    private CallingClient byAssertion(Form form, Optional<String> id) {
        try {
            PrivateKeyJWT assertion = PrivateKeyJWT.parse(Map.of(
                    ASSERTION, List.of(form.find(ASSERTION).orElse("")),
                    ASSERTION_TYPE, List.of(form.find(ASSERTION_TYPE).orElse(""))));
            String named = assertion.getClientID().getValue();
            if (id.filter(other -> !other.equals(named)).isPresent()) { // RFC 7521 section 4.2
                throw OAuthException.invalidClient();
            }
            return clients.byAssertion(named, assertion.getClientAssertion(), audiences())
                    .map(CallingClient::of)
                    .orElseThrow(OAuthException::invalidClient);
        } catch (ParseException | IllegalArgumentException malformed) {
            throw OAuthException.invalidClient();
        }
    }

    /** RFC 7523 section 3 and RFC 9126 section 2: the issuer, and the endpoints where it is sent. */
    private Set<String> audiences() {
        String base = BaseAddress.of(address);
        return Set.of(issuer, base + "/token", base + "/par");
    }

    private static OAuthException twoWays() {
        return OAuthException.invalidRequest("Authenticate in one way only: by the header, the form or an assertion.");
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
