package hallpass.database;

import hallpass.resource.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** No request before the tables are there: JPA that meets none would stay broken until the restart. */
@Provider
@Priority(Priorities.AUTHENTICATION - 1)
@ApplicationScoped
public class DatabaseGate implements ContainerRequestFilter {

    @Inject
    Migration migration;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!migration.done()) {
            throw ProblemException.unavailable(DatabaseFailure.AWAY, DatabaseFailure.RETRY_AFTER);
        }
    }
}
