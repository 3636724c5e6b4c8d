package hallpass.resource.status;

import hallpass.resource.service.ThisService;
import hallpass.resource.setting.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says how old the knowledge of ended sessions is. It is not ready only if requests are refused for that. */
@Readiness
@ApplicationScoped
class StatusCheck implements HealthCheck {

    @Inject
    TokenStatuses statuses;

    @Inject
    OtherStatuses others;

    @Inject
    ThisService service;

    @Inject
    @Setting(name = "hallpass.status.max.age")
    Optional<Duration> maxAge;

    @Override
    public HealthCheckResponse call() {
        Optional<Duration> age = statuses.age();
        boolean tooOld = statuses.fetched()
                && maxAge.isPresent()
                && (age.isEmpty() || age.get().compareTo(maxAge.get()) > 0);
        var response =
                HealthCheckResponse.named(service.name() + "-status-lists").status(!tooOld);
        age.ifPresent(known -> response.withData("age_seconds", known.toSeconds()));
        others.ages().forEach((issuer, known) -> response.withData("age_seconds_" + issuer, known.toSeconds()));
        return response.build();
    }
}
