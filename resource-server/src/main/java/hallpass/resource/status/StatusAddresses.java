package hallpass.resource.status;

import hallpass.resource.issuer.TrustedIssuer;
import hallpass.resource.service.BaseAddress;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The addresses at which a status list is fetched. Its name comes with a token, so only configured hosts are asked:
 * the issuer's, the auth service's and the key set's. The issuer's name need not be an address that can be reached from
 * here. So addresses below the issuer's are first asked for below {@code hallpass.auth.url} and beside the key set.
 */
@ApplicationScoped
class StatusAddresses {

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    @Inject
    @ConfigProperty(name = "hallpass.auth.url")
    String authUrl;

    @Inject
    @ConfigProperty(name = "hallpass.jwks.uri")
    String keySetUri;

    private String issuerBase = "";
    private final Set<String> bases = new LinkedHashSet<>();
    private final Set<String> origins = new LinkedHashSet<>();

    /** @return the addresses of another issuer's lists */
    static StatusAddresses of(TrustedIssuer other) {
        StatusAddresses addresses = new StatusAddresses();
        addresses.issuer = other.url();
        addresses.authUrl = other.url();
        addresses.keySetUri = other.keySetUri();
        addresses.read();
        return addresses;
    }

    @PostConstruct
    void read() {
        issuerBase = slashed(issuer);
        bases.add(slashed(authUrl));
        bases.add(keySetUri.substring(0, keySetUri.lastIndexOf('/') + 1));
        for (String configured : List.of(issuer, authUrl, keySetUri)) {
            String origin = origin(configured);
            if (!origin.isEmpty()) {
                origins.add(origin);
            }
        }
    }

    /** @return whether a list of this name may be fetched at all */
    boolean known(String uri) {
        return origins.contains(origin(uri));
    }

    /** @return the addresses to try, the likeliest first */
    List<URI> of(String uri) {
        Set<String> tried = new LinkedHashSet<>();
        if (uri.startsWith(issuerBase)) {
            String rest = uri.substring(issuerBase.length());
            bases.forEach(base -> tried.add(base + rest));
        }
        tried.add(uri);
        return uris(tried);
    }

    /** @return the addresses at which the issuer may tell which lists there are */
    List<URI> aggregations() {
        Set<String> tried = new LinkedHashSet<>();
        bases.forEach(base -> tried.add(base + "status"));
        return uris(tried);
    }

    private List<URI> uris(Set<String> addresses) {
        List<URI> uris = new ArrayList<>();
        for (String address : addresses) {
            if (known(address)) {
                uris.add(URI.create(address));
            }
        }
        return uris;
    }

    /** @return scheme, host and port in their plain form; empty if it is no address of http or https */
    private static String origin(String address) {
        try {
            URI uri = URI.create(address).normalize();
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || uri.getRawFragment() != null
                    || !(scheme.equals("http") || scheme.equals("https"))) {
                return "";
            }
            int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
            return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }

    private static String slashed(String address) {
        return BaseAddress.of(address) + "/";
    }
}
