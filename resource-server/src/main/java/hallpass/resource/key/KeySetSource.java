package hallpass.resource.key;

import java.io.IOException;

/** The source of the issuer's key set: HTTP, unless this WAR is the issuer itself. */
public interface KeySetSource {

    /**
     * @return a JWK set (RFC 7517 section 5) as JSON
     * @throws IOException if it cannot be had just now; the one held before stays in use
     */
    String keySetJson() throws IOException;
}
