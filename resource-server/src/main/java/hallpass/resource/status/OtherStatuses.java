package hallpass.resource.status;

import hallpass.resource.issuer.TrustedIssuer;
import hallpass.resource.issuer.TrustedIssuers;
import hallpass.resource.key.OtherKeySets;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The status lists of the issuers that are trusted besides the own one: for each issuer its own lists, signed by its
 * own keys, from its own addresses. A token can never be looked up in the list of another issuer.
 */
@ApplicationScoped
public class OtherStatuses {

    @Inject
    TrustedIssuers issuers;

    @Inject
    OtherKeySets keySets;

    @Inject
    StatusLists ownLists;

    @Inject
    StatusRelay ownRelay;

    @Inject
    StatusGate ownGate;

    @Inject
    StatusMetrics metrics;

    private final Map<String, Followed> followed = new LinkedHashMap<>();

    private record Followed(StatusLists lists, StatusRelay relay, StatusGate gate) {}

    void start(@Observes @Priority(StatusRelay.AFTER_KEYS) Startup startup) {
        issuers.others().stream().filter(TrustedIssuer::statusLists).forEach(issuer -> {
            Followed lists = follow(issuer);
            followed.put(issuer.name(), lists);
            metrics.ageOf(issuer.name(), lists.lists());
            lists.relay().start(startup);
        });
    }

    private Followed follow(TrustedIssuer issuer) {
        StatusAddresses addresses = StatusAddresses.of(issuer);
        StatusLists lists = ownLists.of(addresses);
        StatusRelay relay = ownRelay.of(issuer, lists, addresses, keySets.of(issuer.name()));
        return new Followed(lists, relay, ownGate.of(lists));
    }

    void stop(@Observes Shutdown shutdown) {
        followed.values().forEach(each -> each.relay().stop(shutdown));
    }

    /** @param issuer the operator's name for one that publishes status lists */
    public StatusGate gate(String issuer) {
        Followed lists = followed.get(issuer);
        if (lists == null) {
            throw new IllegalArgumentException("no status lists of " + issuer);
        }
        return lists.gate();
    }

    /** @return how long ago each last confirmed its lists; without those of which there are none */
    Map<String, Duration> ages() {
        Map<String, Duration> ages = new LinkedHashMap<>();
        followed.forEach((issuer, each) -> each.lists().age().ifPresent(age -> ages.put(issuer, age)));
        return ages;
    }
}
