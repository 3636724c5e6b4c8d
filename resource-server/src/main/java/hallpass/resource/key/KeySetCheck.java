package hallpass.resource.key;

import hallpass.resource.service.ThisService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once there are keys to verify with; an old set is reported, not refused, since the issuer may just be away. If
 * several issuers are trusted, the keys of one are enough: the tokens of the others must not suffer from its absence.
 */
@Readiness
@ApplicationScoped
class KeySetCheck implements HealthCheck {

    @Inject
    KeySetRelay relay;

    @Inject
    OtherKeySets others;

    @Inject
    ThisService service;

    @Override
    public HealthCheckResponse call() {
        Optional<Duration> age = relay.age();
        var response =
                HealthCheckResponse.named(service.name() + "-key-set").status(relay.hasKeys() || others.haveKeys());
        age.ifPresent(known -> response.withData("age_seconds", known.toSeconds()));
        others.ages().forEach((issuer, known) -> response.withData("age_seconds_" + issuer, known.toSeconds()));
        return response.build();
    }
}
