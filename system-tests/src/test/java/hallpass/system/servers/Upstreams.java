package hallpass.system.servers;

import hallpass.launcher.Ports;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The OpenID Providers by which people may also sign in. They are away when the servers start: tests start the one that
 * they need, one after the other.
 */
public final class Upstreams {

    public static final String CLIENT_ID = "hallpass at home";

    /** Taken letter by letter, and encoded on its way (RFC 6749 section 2.3.1). */
    public static final String CLIENT_SECRET = "{xor}a:secret/with+%41 and ${all}";

    /** Written by other people. */
    public static final String REAL = "real";

    /** Those that tests make do what no good provider does. */
    public static final String FAKE = "fake";

    /** As {@link #FAKE}; its operator believes it when it says {@link #TWO_FACTORS}. */
    public static final String OTHER = "other";

    public static final String TWO_FACTORS = "urn:acme:two-factors";

    /** Never starts well. */
    public static final String BROKEN = "broken";

    private final Map<String, Integer> ports = new TreeMap<>();

    public Upstreams() {
        List.of(REAL, FAKE, OTHER, BROKEN).forEach(id -> ports.put(id, Ports.free()));
    }

    /** The settings of an auth server. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("HALLPASS_UPSTREAM", String.join(",", ports.keySet()));
        settings.put("HALLPASS_UPSTREAM_ADDRESSES", "any");
        ports.keySet().forEach(id -> {
            String prefix = "HALLPASS_UPSTREAM_" + id.toUpperCase(Locale.ROOT);
            settings.put(prefix + "_NAME", "Acme " + id);
            settings.put(prefix + "_ISSUER", issuer(id).toString());
            settings.put(prefix + "_CLIENT_ID", CLIENT_ID);
            settings.put(prefix + "_CLIENT_SECRET", CLIENT_SECRET);
        });
        settings.put("HALLPASS_UPSTREAM_OTHER_MFA_ACR", TWO_FACTORS);
        return settings;
    }

    /** Where the provider has to be. */
    public int port(String id) {
        return ports.get(id);
    }

    public URI issuer(String id) {
        return URI.create("http://localhost:" + port(id));
    }
}
