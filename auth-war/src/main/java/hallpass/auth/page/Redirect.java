package hallpass.auth.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Sends a browser on. */
public final class Redirect {

    private Redirect() {}

    /**
     * 303, so that a form with a password is never sent on (RFC 9700 section 4.12).
     *
     * @param address a path of ours, or an address that is known to be a client's. As text: JAX-RS would make a path an
     *     address of the host that the client named, and another's address would be taken for ours
     */
    public static Response.ResponseBuilder to(String address) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
