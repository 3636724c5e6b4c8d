package hallpass.auth.fetch;

import hallpass.resource.setting.Settings;
import javax.net.ssl.SSLSocketFactory;

/** The servers that are called. For each kind the operator says which addresses may be called, and whom to trust. */
public enum Peers {

    /** Servers of clients, which may have registered themselves. */
    CLIENTS("client", "HALLPASS_CLIENT_TRUST_FILE"),

    /** OpenID Providers that the operator chose; but they say themselves where their keys and endpoints are. */
    UPSTREAMS("upstream", "HALLPASS_UPSTREAM_TRUST_FILE");

    private final String prefix;
    private final String trustVariable;

    Peers(String name, String trustVariable) {
        this.prefix = "hallpass." + name + ".";
        this.trustVariable = trustVariable;
    }

    /** @return whether also addresses of our own network may be called, and those with plain http */
    boolean mayBeAny(Settings settings) {
        return settings.find(prefix + "addresses").filter("any"::equals).isPresent();
    }

    /** @return whether addresses on the public internet may have plain http */
    boolean mayBePlain(Settings settings) {
        return this == CLIENTS && settings.isOn(prefix + "plain.http", false);
    }

    /** @throws IllegalStateException if the file of certificates cannot be used */
    SSLSocketFactory sockets(Settings settings) {
        return TrustedCertificates.sockets(trustVariable, settings.find(prefix + "trust.file"));
    }
}
