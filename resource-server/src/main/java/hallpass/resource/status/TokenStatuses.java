package hallpass.resource.status;

import java.time.Duration;
import java.util.Optional;

/** Which access tokens are over: by the issuer's status lists, unless the WAR is the issuer itself. */
public interface TokenStatuses {

    /**
     * Answers from memory: asked for every request.
     *
     * @param uri names the list
     * @param index the place in it
     */
    TokenStatus of(String uri, long index);

    /** @return whether the lists have to be fetched from the issuer */
    boolean fetched();

    /** @return how long ago it was last known to be right; empty if nothing is known */
    Optional<Duration> age();
}
