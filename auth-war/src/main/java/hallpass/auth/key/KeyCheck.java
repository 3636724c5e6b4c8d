package hallpass.auth.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while no token can be signed. */
@Readiness
@ApplicationScoped
class KeyCheck implements HealthCheck {

    @Inject
    KeyRings rings;

    @Override
    public HealthCheckResponse call() {
        boolean up = rings.trouble().isEmpty();
        return HealthCheckResponse.named("signing-keys").status(up).build();
    }
}
