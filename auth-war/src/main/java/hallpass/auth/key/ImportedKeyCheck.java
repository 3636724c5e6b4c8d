package hallpass.auth.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the operator's key file cannot be used. Tokens are signed all the same. */
@Readiness
@ApplicationScoped
class ImportedKeyCheck implements HealthCheck {

    @Inject
    ImportedKey imported;

    @Override
    public HealthCheckResponse call() {
        return imported.isInTrouble()
                ? HealthCheckResponse.named("signing-key-file")
                        .down()
                        .withData("reason", "HALLPASS_SIGNING_KEY_FILE cannot be used; the log says why")
                        .build()
                : HealthCheckResponse.up("signing-key-file");
    }
}
