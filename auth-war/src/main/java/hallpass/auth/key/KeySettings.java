package hallpass.auth.key;

import hallpass.resource.setting.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The operator's settings for signing keys. */
@ApplicationScoped
class KeySettings {

    /** The clocks of two servers may differ by so much. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    @Inject
    TokenLifetime tokenLifetime;

    @Inject
    @Setting(name = "hallpass.signing.algorithm", defaultValue = "RS256")
    String algorithm;

    @Inject
    @Setting(name = "hallpass.accepted.algorithms", defaultValue = "RS256")
    List<String> accepted;

    @Inject
    @ConfigProperty(name = "hallpass.signing.key.file")
    Optional<String> importedFile;

    @Inject
    @Setting(name = "hallpass.key.rotation", defaultValue = "P30D")
    Duration rotation;

    /**
     * How long a key is published before it signs: two rounds of replicas and of services that fetch keys, at their
     * defaults.
     */
    @Inject
    @Setting(name = "hallpass.key.lead", defaultValue = "PT6S")
    Duration lead;

    /** How often a replica looks for what another one changed. */
    @Inject
    @Setting(name = "hallpass.signing.key.refresh", defaultValue = "PT1S")
    Duration refresh;

    SigningAlgorithm algorithm() {
        return SigningAlgorithm.valueOf(algorithm);
    }

    /** @return whether tokens of both algorithms are taken here, so that one can follow the other without a gap */
    boolean acceptsSeveralAlgorithms() {
        return accepted.stream().distinct().count() > 1;
    }

    Optional<String> importedFile() {
        return importedFile;
    }

    Duration refresh() {
        return refresh;
    }

    KeyTimes times() {
        return new KeyTimes(lead, rotation, tokenLifetime.value(), SKEW.plus(refresh.multipliedBy(2)));
    }
}
