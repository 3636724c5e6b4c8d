package hallpass.resource.token;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * The container's security context, which is asked once a second at most whether a token's caller has a role: for Liberty
 * that is a search with regular expressions. The configuration of the server may map roles, and may change.
 */
final class RememberedRoles implements SecurityContext {

    private final SecurityContext container;
    private final AcceptedToken token;

    RememberedRoles(SecurityContext container, AcceptedToken token) {
        this.container = container;
        this.token = token;
    }

    @Override
    public boolean isUserInRole(String role) {
        return token.hasRole(role, container::isUserInRole);
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
