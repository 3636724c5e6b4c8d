package hallpass.resource.container;

import hallpass.resource.token.AcceptedToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Set;

/** A request whose caller has the roles of the claim that the operator named, and no others. */
final class MappedRoles extends HttpServletRequestWrapper {

    private final AcceptedToken token;

    MappedRoles(HttpServletRequest request, AcceptedToken token) {
        super(request);
        this.token = token;
    }

    @Override
    public boolean isUserInRole(String role) {
        Set<String> roles = token.mappedRoles();
        return roles != null && roles.contains(role) && getUserPrincipal() != null;
    }
}
