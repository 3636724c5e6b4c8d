package hallpass.auth.page;

import hallpass.resource.problem.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a form or the query of an address holds, by name; of two with one name the first. */
public final class Fields {

    private final Map<String, String> values;

    private Fields(Map<String, String> values) {
        this.values = values;
    }

    /**
     * @param encoded form-encoded, as it came
     * @throws ProblemException 400 if it is not form-encoded
     */
    public static Fields of(@Nullable String encoded) {
        Map<String, String> values = new HashMap<>();
        for (String pair : (encoded == null ? "" : encoded).split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                values.putIfAbsent(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return new Fields(values);
    }

    /** As {@link #of}, for a page that has to be shown also if the query is wrong: it counts as none then. */
    static Fields lenient(@Nullable String encoded) {
        try {
            return of(encoded);
        } catch (ProblemException malformed) {
            return of(null);
        }
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** @return empty if it is not there, or has no value */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** @return the value, or an empty one */
    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    private static String decoded(String text) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf(0) < 0) { // PostgreSQL could not look it up
                return decoded;
            }
        } catch (IllegalArgumentException notEncoded) {
            throw ProblemException.badRequest("The fields are not form-encoded.");
        }
        throw ProblemException.badRequest("A field must not have U+0000.");
    }

    @Override
    public String toString() {
        return "Fields[]"; // a password is among them
    }
}
