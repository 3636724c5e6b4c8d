package hallpass.resource.forward;

import hallpass.resource.service.BaseAddress;
import java.net.URI;
import java.util.Locale;

/**
 * Where a service is.
 *
 * @param name as the {@code aud} claim calls it
 * @param base its address with its context, e.g. {@code http://localhost:9081/auth}
 */
record ServiceAddress(String name, URI base) {

    ServiceAddress {
        if (!base.isAbsolute()
                || base.getHost() == null
                || base.getRawUserInfo() != null
                || base.getRawQuery() != null
                || base.getRawFragment() != null
                || !(scheme(base).equals("http") || scheme(base).equals("https"))) {
            throw new IllegalStateException("the address of the service " + name + " is not one of http or https");
        }
    }

    /** @return whether a request to this address goes to the service: same origin, and below its context */
    boolean covers(URI address) {
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && scheme(address).equals(scheme(base))
                && address.getHost().equalsIgnoreCase(base.getHost())
                && port(address) == port(base)
                && below(address.getRawPath());
    }

    private boolean below(String path) {
        String context = BaseAddress.of(base.getRawPath());
        String lower = path.toLowerCase(Locale.ROOT);
        boolean plain =
                !lower.contains("/..") && !lower.contains("%2e") && !lower.contains("%2f") && !path.contains("\\");
        return context.isEmpty() || (plain && (path.equals(context) || path.startsWith(context + "/")));
    }

    private static String scheme(URI address) {
        return address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : scheme(address).equals("https") ? 443 : 80;
    }
}
