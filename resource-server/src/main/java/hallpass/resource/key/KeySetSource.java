package hallpass.resource.key;

import java.io.IOException;

/** Where the issuer's key set comes from: over HTTP, unless the WAR is the issuer itself. */
public interface KeySetSource {

    /**
     * @return a JWK set (RFC 7517 section 5) as JSON
     * @throws IOException where it cannot be had just now; the one held before stays in use
     */
    String keySetJson() throws IOException;
}
