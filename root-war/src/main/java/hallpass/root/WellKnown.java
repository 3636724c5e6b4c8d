package hallpass.root;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of metadata whose well-known part stands before the path of its service (RFC 8414 section 3.1, RFC 8615
 * section 3). OpenID Connect Discovery puts it behind; RFC 8414 section 5 lets clients try this place for both.
 *
 * <p>Only the context {@code /auth} is known: any other could be an application of the server itself, such as
 * {@code /metrics}, and a gateway in front that refuses {@code /metrics} would be passed by. An authorization server at
 * another context root answers below its own path as before; for this place, add its context to the pattern.
 *
 * @param context the path of the service
 * @param document the path of the document in the service
 */
record WellKnown(String context, String document) {

    private static final Pattern FORM =
            Pattern.compile("(/\\.well-known/(?:oauth-authorization-server|openid-configuration))(/auth)/?");

    /** @param path of the whole request, as it came */
    static Optional<WellKnown> of(String path) {
        Matcher parts = FORM.matcher(path);
        return parts.matches() ? Optional.of(new WellKnown(parts.group(2), parts.group(1))) : Optional.empty();
    }
}
