package hallpass.resource.key;

import hallpass.resource.issuer.TrustedIssuer;
import hallpass.resource.issuer.TrustedIssuers;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The key sets of the issuers that are trusted besides the own one: a {@link KeySetRelay} for each. */
@ApplicationScoped
public class OtherKeySets {

    private static final Logger LOG = System.getLogger(OtherKeySets.class.getName());

    @Inject
    TrustedIssuers issuers;

    @Inject
    KeySetRelay own;

    @Inject
    HttpKeySetSource http;

    @Inject
    KeyMetrics metrics;

    private final Map<String, KeySetRelay> relays = new LinkedHashMap<>();

    /**
     * Before anything else begins.
     *
     * @throws hallpass.resource.service.SettingException if they are configured wrongly: the service does not start
     */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Startup startup) {
        for (TrustedIssuer issuer : issuers.others()) {
            KeySetRelay relay = own.of(issuer, () -> http.keySetJson(issuer.keySetUri()));
            relays.put(issuer.name(), relay);
            metrics.ageOf(issuer.name(), relay);
            relay.start(startup);
            LOG.log(Level.INFO, "Tokens of the issuer " + issuer.name() + " (" + issuer.url() + ") are taken too.");
        }
    }

    void stop(@Observes Shutdown shutdown) {
        relays.values().forEach(relay -> relay.stop(shutdown));
    }

    /** @param issuer the operator's name for it */
    public KeySetRelay of(String issuer) {
        KeySetRelay relay = relays.get(issuer);
        if (relay == null) {
            throw new IllegalArgumentException("no issuer " + issuer);
        }
        return relay;
    }

    boolean haveKeys() {
        return relays.values().stream().anyMatch(KeySetRelay::hasKeys);
    }

    /** @return how long ago each last confirmed its keys; without those that never did */
    Map<String, Duration> ages() {
        Map<String, Duration> ages = new LinkedHashMap<>();
        relays.forEach((issuer, relay) -> relay.age().ifPresent(age -> ages.put(issuer, age)));
        return ages;
    }
}
