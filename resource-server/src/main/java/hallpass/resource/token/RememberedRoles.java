package hallpass.resource.token;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.time.Clock;

/**
 * The container's security context. It is asked once a second at most whether a token's caller has a role, because for
 * Liberty that is a search with regular expressions. It is asked again, because the server's configuration may map
 * roles, and may change.
 */
final class RememberedRoles implements SecurityContext {

    private final SecurityContext container;
    private final AcceptedToken token;
    private final Clock clock;

    RememberedRoles(SecurityContext container, AcceptedToken token, Clock clock) {
        this.container = container;
        this.token = token;
        this.clock = clock;
    }

    @Override
    public boolean isUserInRole(String role) {
        return token.hasRole(role, container::isUserInRole, clock.millis());
    }

    @Override
    public Principal getUserPrincipal() {
        return container.getUserPrincipal();
    }

    @Override
    public boolean isSecure() {
        return container.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return container.getAuthenticationScheme();
    }
}
