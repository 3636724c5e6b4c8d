package hallpass.resource.container;

import hallpass.resource.key.KeySet;
import hallpass.resource.token.AcceptedToken;
import hallpass.resource.token.TokenRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The settings that the container's MP-JWT reads for each request. The present keys are a text, so that the container
 * never opens a file or a connection, and forgets a key when we do. Its other settings have a value too, since a name
 * without a value takes longest to look up. The configuration makes this object, not CDI, so {@link ContainerKeys}
 * hands the keys over in a static field.
 */
public class ContainerSettings implements ConfigSource {

    /** Above the environment (300), the server's variables (500) and whatever a WAR says by itself. */
    private static final int ORDINAL = 1_000;

    private static final String ISSUER = "mp.jwt.verify.issuer";
    private static final String AUDIENCES = "mp.jwt.verify.audiences";
    private static final String KEYS = "mp.jwt.verify.publickey";
    private static final String TOKEN_HEADER = "mp.jwt.token.header";
    private static final String NO_KEYS = "{\"keys\":[]}";
    private static final String NOT_SET = " "; // a value, which the reader trims to nothing

    private static volatile Map<String, String> settings = Map.of();

    private static final ThreadLocal<@Nullable Boolean> HIDDEN = new ThreadLocal<>();
    private static final ThreadLocal<@Nullable AcceptedToken> TOKEN = new ThreadLocal<>();

    /** From now on the container verifies by these; what the server's configuration says about MP-JWT is not asked. */
    static void publish(String issuer, String audience, @Nullable KeySet keys) {
        Map<String, String> values = new HashMap<>();
        values.put(ISSUER, issuer);
        values.put(AUDIENCES, audience);
        values.put("mp.jwt.verify.publickey.algorithm", NOT_SET); // the server's mpJwt element says which
        values.put(KEYS, keys == null ? NO_KEYS : keys.json());
        values.put("mp.jwt.verify.publickey.location", NOT_SET);
        values.put("mp.jwt.verify.clock.skew", Long.toString(TokenRules.CLOCK_SKEW));
        values.put("mp.jwt.verify.token.age", NOT_SET);
        values.put("mp.jwt.decrypt.key.location", NOT_SET);
        values.put("mp.jwt.decrypt.key.algorithm", NOT_SET);
        values.put(TOKEN_HEADER, "Authorization");
        values.put("mp.jwt.token.cookie", UUID.randomUUID().toString());
        settings = Map.copyOf(values);
    }

    /**
     * From now on the container sees the token of the request that this thread answers.
     *
     * @param token the container sees its issuer and audience, and a key set with its key only: MP-JWT reads a set just
     *     once, for the algorithm of the first token, and then has no key for another algorithm. Null for our own
     *     issuer with all of its keys
     */
    static void showToken(@Nullable AcceptedToken token) {
        HIDDEN.remove();
        if (token == null) {
            TOKEN.remove();
        } else {
            TOKEN.set(token);
        }
    }

    /** From now on the container looks for the token in a cookie whose name nobody knows. */
    static void hideToken() {
        TOKEN.remove();
        HIDDEN.set(true);
    }

    @Override
    public @Nullable String getValue(String name) {
        if (!name.startsWith("mp.jwt.")) {
            return null;
        }
        boolean hidden = HIDDEN.get() != null;
        return switch (name) {
            // MicroProfile Config searches the text for expressions, which is slow if it is long
            case KEYS -> hidden ? NO_KEYS : shown(name, token -> token.key().asSet());
            case ISSUER -> shown(name, AcceptedToken::issuer);
            case AUDIENCES -> shown(name, AcceptedToken::audience);
            case TOKEN_HEADER -> hidden ? "Cookie" : settings.get(name);
            default -> settings.get(name);
        };
    }

    private static @Nullable String shown(String name, Function<AcceptedToken, String> ofToken) {
        AcceptedToken token = TOKEN.get();
        return token == null ? settings.get(name) : ofToken.apply(token);
    }

    @Override
    public Set<String> getPropertyNames() {
        return settings.keySet();
    }

    @Override
    public String getName() {
        return "hallpass access tokens";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
