package hallpass.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database answers and its tables are up to date. */
@Readiness
@ApplicationScoped
class DatabaseCheck implements HealthCheck {

    @Inject
    Migration migration;

    @Inject
    ServiceDatabase database;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named(database.service() + "-database")
                .status(migration.done() && database.answers())
                .build();
    }
}
