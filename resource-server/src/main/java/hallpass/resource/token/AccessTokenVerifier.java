package hallpass.resource.token;

import hallpass.resource.key.CompactJws;
import hallpass.resource.key.KeySetRelay;
import hallpass.resource.key.PublishedKey;
import hallpass.resource.service.ThisService;
import hallpass.resource.setting.Setting;
import hallpass.resource.status.StatusGate;
import hallpass.resource.status.StatusReference;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens by the whole contract, signature included, in memory. What cannot change about a token is
 * found out once; its time, its key and its place in the status list are looked at for every request.
 */
@ApplicationScoped
public class AccessTokenVerifier {

    /** Longer tokens are verified each time. If they were remembered, many of them would fill the memory. */
    private static final int MAX_REMEMBERED_LENGTH = 2048;

    private final RecentTokens<AcceptedToken> recent = new RecentTokens<>(4096);

    /** Tokens that the named key did not sign. They are remembered as long as that key is published. */
    private final RecentTokens<PublishedKey> forged = new RecentTokens<>(1024);

    @Inject
    KeySetRelay relay;

    @Inject
    StatusGate status;

    @Inject
    ThisService service;

    @Inject
    ValidityRefusals refusals;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    @Inject
    @Setting(name = "hallpass.accepted.algorithms", defaultValue = "RS256")
    List<String> algorithms;

    private @Nullable TokenRules rules;

    @PostConstruct
    void configured() {
        rules = new TokenRules(issuer, service.name(), Set.copyOf(algorithms));
    }

    /**
     * @param token as it came after {@code Bearer}
     * @return null if it is not taken
     */
    public @Nullable AcceptedToken accept(String token) {
        AcceptedToken known = recent.get(token);
        if (known == null || !published(known.key())) {
            known = knownToBeForged(token) ? null : verify(token).orElse(null);
            if (known == null) {
                return null;
            }
            recent.put(token, known);
        }
        double now = clock.millis() / 1000.0;
        if (!known.validity().includes(now)) {
            refusals.refused(known.validity(), now);
            return null;
        }
        return status.allows(known.status()) ? known : null;
    }

    /** @throws hallpass.resource.problem.ProblemException 503 if too little is known of ended sessions to take it */
    public void requireFreshStatus(AcceptedToken token) {
        status.requireFresh(token.status());
    }

    private boolean published(PublishedKey key) {
        return relay.key(key.id()) == key;
    }

    private boolean knownToBeForged(String token) {
        PublishedKey asked = forged.get(token);
        return asked != null && published(asked);
    }

    private Optional<AcceptedToken> verify(String token) {
        TokenRules ours = rules;
        CompactJws jws = CompactJws.read(token).orElse(null);
        if (jws == null || ours == null) {
            return Optional.empty();
        }
        PublishedKey key = ours.keyId(jws.header()).map(relay::keyOrSoon).orElse(null);
        if (key == null) {
            return Optional.empty();
        }
        if (!key.signed(jws)) {
            if (token.length() <= MAX_REMEMBERED_LENGTH) {
                forged.put(token, key);
            }
            return Optional.empty();
        }
        return jws.claims().flatMap(claims -> accepted(token, key, claims, ours));
    }

    private static Optional<AcceptedToken> accepted(
            String token, PublishedKey key, JsonObject claims, TokenRules ours) {
        Object claim = claims.get("status");
        StatusReference place = claim == null ? null : StatusReference.of(claim);
        return claim != null && place == null
                ? Optional.empty()
                : ours.validity(claims).map(validity -> new AcceptedToken(token, key, validity, place));
    }
}
