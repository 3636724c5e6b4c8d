package hallpass.auth.event;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Where a request came from. */
@RequestScoped
public class Origin {

    @Inject
    HttpServletRequest request;

    /** The client's address, IPv4 or IPv6; the server has put it there from a gateway's header where that gateway is trusted. */
    public String address() {
        return request.getRemoteAddr();
    }
}
