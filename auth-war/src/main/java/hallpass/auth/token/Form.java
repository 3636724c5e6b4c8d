package hallpass.auth.token;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request to an OAuth endpoint; none may come twice (RFC 6749 section 3.2) but {@code resource}
 * (RFC 8707 section 2). Read here and not by JAX-RS, which answers 500 to a form that cannot be decoded.
 */
public final class Form {

    private static final String REPEATABLE = "resource";

    private final Map<String, List<String>> parameters;

    private Form(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /** @param body form-encoded, as it came */
    public static Form parse(@Nullable String body) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : (body == null ? "" : body).split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            List<String> values = parameters.computeIfAbsent(name, first -> new ArrayList<>(1));
            if (!values.isEmpty() && !name.equals(REPEATABLE)) {
                throw OAuthException.invalidRequest("A parameter must not come more than once.");
            }
            values.add(value);
        }
        return new Form(parameters);
    }

    /** A parameter without a value counts as left out (RFC 6749 section 3.2). */
    public Optional<String> find(String name) {
        return all(name).stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /** @return every value of a parameter that may be repeated */
    public List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /** @return these parameters, with others in the place of those of the same name */
    public Form with(Map<String, List<String>> others) {
        Map<String, List<String>> merged = new LinkedHashMap<>(parameters);
        merged.putAll(others);
        return new Form(merged);
    }

    public Form without(String... names) {
        Map<String, List<String>> fewer = new LinkedHashMap<>(parameters);
        fewer.keySet().removeAll(Set.of(names));
        return new Form(fewer);
    }

    /** @return the parameters form-encoded, in their order, but for those that are left out */
    public String encodedWithout(String... left) {
        Set<String> leftOut = Set.of(left);
        StringJoiner encoded = new StringJoiner("&");
        parameters.forEach((name, values) -> {
            if (!leftOut.contains(name)) {
                values.forEach(value -> encoded.add(encoded(name) + "=" + encoded(value)));
            }
        });
        return encoded.toString();
    }

    public String require(String name) {
        return find(name).orElseThrow(() -> missing(name));
    }

    /** As {@link #require}, but empty is a value: an empty password is a wrong one. */
    public String requireAlsoEmpty(String name) {
        return all(name).stream().findFirst().orElseThrow(() -> missing(name));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
