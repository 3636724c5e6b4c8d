package hallpass.auth.key;

import hallpass.resource.issuer.TrustedIssuer;
import hallpass.resource.issuer.TrustedIssuers;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.interceptor.Interceptor;
import java.util.List;

/** The issuer takes no tokens but its own: an admin of another issuer must not manage the users of this one. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
class NoOtherIssuers implements TrustedIssuers {

    @Override
    public List<TrustedIssuer> others() {
        return List.of();
    }
}
