package hallpass.todo.limit;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.setting.Setting;
import hallpass.resource.token.Caller;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Limits the requests of one user in a minute on this server, and says so in each answer
 * (draft-ietf-httpapi-ratelimit-headers). It runs after the token was accepted, so nobody can use up another user's
 * requests.
 */
@Provider
@Priority(Priorities.AUTHENTICATION + 1)
@ApplicationScoped
public class RequestLimit implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String TAKEN = RequestLimit.class.getName();
    private static final int MOST_USERS = 50_000; // remembered

    private final Map<UUID, Allowance> allowances = new ConcurrentHashMap<>();

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @Inject
    @Setting(name = "hallpass.todo.requests", defaultValue = "120000")
    int perMinute;

    @Override
    public void filter(ContainerRequestContext request) {
        if (perMinute <= 0 || request.getSecurityContext().getUserPrincipal() == null) {
            return;
        }
        long now = TimeUnit.MILLISECONDS.toNanos(clock.millis());
        if (allowances.size() >= MOST_USERS) {
            allowances.values().removeIf(allowance -> allowance.fullAt(now));
        }
        Allowance.Taken taken = allowances
                .computeIfAbsent(caller.subject(), any -> new Allowance(perMinute, now))
                .take(now);
        request.setProperty(TAKEN, taken);
        if (!taken.granted()) {
            throw ProblemException.tooManyRequests(Duration.ofSeconds(Math.max(1, taken.seconds())));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(TAKEN) instanceof Allowance.Taken taken) {
            response.getHeaders().putSingle("RateLimit-Policy", "\"user\";q=" + perMinute + ";w=60");
            response.getHeaders().putSingle("RateLimit", "\"user\";r=" + taken.left() + ";t=" + taken.seconds());
        }
    }
}
