package hallpass.auth.page;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Content-Security-Policy of a page: nothing inline, nothing from elsewhere but what the page names. Browsers hold
 * {@code form-action} against the redirects that follow a form too, so it names where a sign-in leads.
 */
final class ContentPolicy {

    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]+");
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");

    private ContentPolicy() {}

    static String of(Page page, Collection<URI> images) {
        Set<String> frames = sources(page.frames().stream());
        return "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:"
                + joined(sources(Stream.concat(images.stream(), page.images().stream())))
                + "; form-action 'self'" + joined(sources(page.formActions().stream()))
                + (frames.isEmpty() ? "" : "; frame-src" + joined(frames))
                + "; frame-ancestors 'none'; base-uri 'none'";
    }

    private static String joined(Set<String> sources) {
        return sources.stream().map(source -> " " + source).collect(Collectors.joining());
    }

    private static Set<String> sources(Stream<URI> addresses) {
        return addresses.map(ContentPolicy::source).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * @return the origin; for an app's own scheme, or a host that the policy's grammar does not know (an IPv6 address),
     *     the scheme alone
     */
    static String source(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        if (!SCHEME.matcher(scheme).matches()) {
            return "'self'"; // a path
        }
        if (!scheme.startsWith("http")
                || address.getHost() == null
                || !HOST.matcher(host).matches()) {
            return scheme + ":";
        }
        return scheme + "://" + host + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }
}
