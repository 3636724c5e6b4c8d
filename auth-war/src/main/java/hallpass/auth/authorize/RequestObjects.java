package hallpass.auth.authorize;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import hallpass.auth.client.ClientJwks;
import hallpass.auth.client.ServiceClient;
import hallpass.auth.fetch.FetchException;
import hallpass.auth.fetch.SafeFetch;
import hallpass.auth.token.Form;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Requests that clients wrote into a JWT, by value or by reference (OpenID Connect Core section 6, RFC 9101). What the
 * JWT says counts, and not what stands beside it.
 */
@ApplicationScoped
class RequestObjects {

    private static final Duration SKEW = Duration.ofSeconds(10);

    /** The JWT's own claims, and what may not be in it (RFC 9101 section 4). */
    private static final Set<String> NO_PARAMETERS =
            Set.of("iss", "aud", "exp", "iat", "nbf", "jti", "sub", "request", "request_uri");

    @Inject
    ClientJwks keys;

    @Inject
    SafeFetch fetch;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    /**
     * @param sent as it came
     * @return with the parameters of its request object, if it has one
     * @throws BadObjectException if the object is not one of the client
     */
    Form resolved(Form sent, ServiceClient client) throws BadObjectException {
        Optional<String> byValue = sent.find("request");
        Optional<String> byReference = sent.find("request_uri").filter(uri -> !PushedRequests.isReference(uri));
        if (byValue.isPresent() && byReference.isPresent()) {
            throw new BadObjectException(OAuth2Error.INVALID_REQUEST_CODE, "Send request or request_uri, not both.");
        }
        if (byValue.isPresent()) {
            return merged(sent, byValue.get(), client, OAuth2Error.INVALID_REQUEST_OBJECT.getCode());
        }
        return byReference.isPresent()
                ? merged(sent, fetched(byReference.get(), client), client, OAuth2Error.INVALID_REQUEST_URI.getCode())
                : sent;
    }

    private String fetched(String uri, ServiceClient client) throws BadObjectException {
        String error = OAuth2Error.INVALID_REQUEST_URI.getCode();
        if (!client.requestUris().contains(uri)) {
            throw new BadObjectException(error, "The request_uri is not one that the client registered.");
        }
        try {
            return new String(fetch.get(URI.create(withoutFragment(uri))), StandardCharsets.UTF_8).strip();
        } catch (FetchException away) {
            throw new BadObjectException(error, "Nothing can be read at the request_uri.");
        }
    }

    /** The fragment is a hash of what stands there, so that another version has another address. */
    private static String withoutFragment(String uri) {
        int fragment = uri.indexOf('#');
        return fragment < 0 ? uri : uri.substring(0, fragment);
    }

    private Form merged(Form sent, String object, ServiceClient client, String error) throws BadObjectException {
        try {
            JWT jwt = JWTParser.parse(object);
            if (!isFrom(client, jwt)) {
                throw new BadObjectException(error, "The request object is not signed as the client registered.");
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String objection = objection(claims, client);
            if (objection != null) {
                throw new BadObjectException(error, objection);
            }
            return sent.with(parameters(claims)).without("request", "request_uri");
        } catch (ParseException malformed) {
            throw new BadObjectException(error, "The request object is no JWT.");
        }
    }

    private boolean isFrom(ServiceClient client, JWT jwt) {
        Optional<JWSAlgorithm> registered = client.requestObjectAlg();
        Algorithm used = jwt.getHeader().getAlgorithm();
        if (jwt instanceof PlainObject) { // unsigned: only if it is registered so
            return registered.map(JWSAlgorithm::getName).filter("none"::equals).isPresent();
        }
        return jwt instanceof JWSObject signed
                && registered.filter(algorithm -> !algorithm.equals(used)).isEmpty()
                && keys.hasSigned(client, signed);
    }

    private @Nullable String objection(JWTClaimsSet claims, ServiceClient client) {
        Date now = Date.from(clock.instant());
        Date expiry = claims.getExpirationTime();
        Date notBefore = claims.getNotBeforeTime();
        Object named = claims.getClaim("client_id");
        if (named != null && !named.equals(client.id())
                || claims.getIssuer() != null && !claims.getIssuer().equals(client.id())) {
            return "The request object is another client's.";
        }
        if (!claims.getAudience().isEmpty() && !claims.getAudience().contains(issuer)) {
            return "The request object is for another issuer.";
        }
        if (expiry != null && now.getTime() - expiry.getTime() > SKEW.toMillis()
                || notBefore != null && notBefore.getTime() - now.getTime() > SKEW.toMillis()) {
            return "The request object has expired, or is not good yet.";
        }
        return null;
    }

    private static Map<String, List<String>> parameters(JWTClaimsSet claims) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        claims.getClaims().forEach((name, value) -> {
            if (!NO_PARAMETERS.contains(name) && value != null) {
                parameters.put(name, texts(value));
            }
        });
        return parameters;
    }

    private static List<String> texts(Object value) {
        if (value instanceof Collection<?> items) {
            return items.stream().map(String::valueOf).collect(Collectors.toList());
        }
        if (value instanceof Map<?, ?> object) {
            Map<String, Object> json = new LinkedHashMap<>();
            object.forEach((name, member) -> json.put(String.valueOf(name), member));
            return List.of(JSONObjectUtils.toJSONString(json));
        }
        return List.of(String.valueOf(value));
    }

    /** A request object that can't be taken. */
    static final class BadObjectException extends Exception {

        private static final long serialVersionUID = 1;

        private final String error;
        private final String description;

        BadObjectException(String error, String description) {
            super(description, null, false, false);
            this.error = error;
            this.description = description;
        }

        String error() {
            return error;
        }

        String description() {
            return description;
        }
    }
}
