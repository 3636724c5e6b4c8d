package hallpass.auth.token;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request to an OAuth endpoint; none may come twice (RFC 6749 section 3.2). Read here and not by
 * JAX-RS, which answers 500 to a form that cannot be decoded.
 */
public final class Form {

    private final Map<String, String> parameters;

    private Form(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** @param body form-encoded, as it came */
    public static Form parse(@Nullable String body) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : (body == null ? "" : body).split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (parameters.put(name, value) != null) {
                throw OAuthException.invalidRequest("A parameter must not come more than once.");
            }
        }
        return new Form(parameters);
    }

    /** A parameter without a value counts as left out (RFC 6749 section 3.2). */
    public Optional<String> find(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    public String require(String name) {
        return find(name).orElseThrow(() -> missing(name));
    }

    /** As {@link #require}, but empty is a value: an empty password is a wrong one. */
    public String requireAlsoEmpty(String name) {
        return Optional.ofNullable(parameters.get(name)).orElseThrow(() -> missing(name));
    }

    private static String decoded(String text) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf(0) < 0) {
                return decoded;
            }
        } catch (IllegalArgumentException notEncoded) {
            throw OAuthException.invalidRequest("The parameters are not form-encoded.");
        }
        throw OAuthException.invalidRequest("A parameter must not have U+0000."); // PostgreSQL could not look it up
    }

    private static OAuthException missing(String name) {
        return OAuthException.invalidRequest("The parameter " + name + " is missing.");
    }
}
