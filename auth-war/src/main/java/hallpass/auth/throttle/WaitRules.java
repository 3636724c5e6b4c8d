package hallpass.auth.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rules as they are configured; read at each question, so that they can be changed while the server runs. */
@ApplicationScoped
class WaitRules {

    private static final Duration FORGET_DEVICE = Duration.ofDays(1);
    private static final Duration FORGET_LOOKUP = Duration.ofSeconds(5);

    @Inject
    @ConfigProperty(name = "hallpass.throttle.account.failures", defaultValue = "5")
    Provider<Integer> accountFailures;

    @Inject
    @ConfigProperty(name = "hallpass.throttle.account.forget", defaultValue = "PT1H")
    Provider<Duration> accountForget;

    @Inject
    @ConfigProperty(name = "hallpass.throttle.address.failures", defaultValue = "500")
    Provider<Integer> addressFailures;

    @Inject
    @ConfigProperty(name = "hallpass.throttle.address.forget", defaultValue = "PT30S")
    Provider<Duration> addressForget;

    @Inject
    @ConfigProperty(name = "hallpass.throttle.address.longest", defaultValue = "PT1M")
    Provider<Duration> addressLongest;

    @Inject
    @ConfigProperty(name = "hallpass.throttle.device.failures", defaultValue = "5")
    Provider<Integer> deviceFailures;

    @Inject
    @ConfigProperty(name = "hallpass.throttle.first", defaultValue = "PT2S")
    Provider<Duration> first;

    @Inject
    @ConfigProperty(name = "hallpass.throttle.longest", defaultValue = "PT15M")
    Provider<Duration> longest;

    @Inject
    @ConfigProperty(name = "hallpass.directory.lookups", defaultValue = "60")
    Provider<Integer> lookups;

    WaitRule of(Kind kind) {
        return switch (kind) {
            case ACCOUNT -> rule(accountFailures, longest.get(), accountForget.get());
            case ADDRESS -> rule(addressFailures, addressLongest.get(), addressForget.get());
            case DEVICE -> rule(deviceFailures, longest.get(), FORGET_DEVICE);
            case DIRECTORY -> rule(lookups, addressLongest.get(), FORGET_LOOKUP);
        };
    }

    private WaitRule rule(Provider<Integer> free, Duration most, Duration forget) {
        return new WaitRule(Math.max(1, free.get()), first.get(), most, forget);
    }
}
