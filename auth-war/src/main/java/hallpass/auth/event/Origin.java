package hallpass.auth.event;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Says where a request came from. */
@RequestScoped
public class Origin {

    @Inject
    HttpServletRequest request;

    /** @return the client's IPv4 or IPv6 address; the server takes it from the header of a gateway that is trusted */
    public String address() {
        return request.getRemoteAddr();
    }

    /**
     * Whether the browser came over https, also if a gateway ends TLS before this server: its cookies are for https
     * only then.
     */
    public static boolean isSecure(HttpServletRequest request, String issuer) {
        return request.isSecure() || issuer.startsWith("https:");
    }
}
