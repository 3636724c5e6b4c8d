package hallpass.resource.token;

import hallpass.resource.issuer.TrustedIssuer;
import hallpass.resource.issuer.TrustedIssuers;
import hallpass.resource.key.CompactJws;
import hallpass.resource.key.KeySetRelay;
import hallpass.resource.key.OtherKeySets;
import hallpass.resource.key.PublishedKey;
import hallpass.resource.service.ThisService;
import hallpass.resource.setting.Setting;
import hallpass.resource.status.OtherStatuses;
import hallpass.resource.status.StatusGate;
import hallpass.resource.token.TokenRules.Form;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final RecentTokens<Named> forged = new RecentTokens<>(1024);

    /** The other issuers by their {@code iss}; empty if only the own one is trusted. */
    private final Map<String, Trust> others = new HashMap<>();

    @Inject
    KeySetRelay relay;

    @Inject
    StatusGate status;

    @Inject
    TrustedIssuers issuers;

    @Inject
    OtherKeySets otherKeys;

    @Inject
    OtherStatuses otherStatuses;

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

    private @Nullable Trust own;

    /** The key that a token names, of the issuer that it names. */
    private record Named(Trust trust, PublishedKey key) {

        boolean isPublished() {
            return trust.publishes(key);
        }
    }

    @PostConstruct
    void configured() {
        Set<String> accepted = Set.copyOf(algorithms);
        own = new Trust(new TokenRules(issuer, service.name(), accepted), relay, status, null);
        for (TrustedIssuer other : issuers.others()) {
            TokenRules rules = new TokenRules(other.url(), other.audience(), accepted, Form.of(other));
            StatusGate gate = other.statusLists() ? otherStatuses.gate(other.name()) : null;
            others.put(other.url(), new Trust(rules, otherKeys.of(other.name()), gate, other));
        }
    }

    /**
     * @param token as it came after {@code Bearer}
     * @return null if it is not taken
     */
    public @Nullable AcceptedToken accept(String token) {
        AcceptedToken known = recent.get(token);
        if (known == null || !known.trust().publishes(known.key())) {
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
        return known.trust().allows(known.status()) ? known : null;
    }

    /**
     * @param authorization the header
     * @return whether nothing can be said of its token, since there are no keys of its issuer yet
     */
    boolean lackKeys(String authorization) {
        Trust trust = own;
        if (!others.isEmpty()) {
            String token = authorization.substring(authorization.lastIndexOf(' ') + 1);
            trust = CompactJws.read(token).map(this::trust).orElse(null);
        }
        return trust != null && trust.keys().age().isEmpty();
    }

    /** @throws hallpass.resource.problem.ProblemException 503 if too little is known of ended sessions to take it */
    public void requireFreshStatus(AcceptedToken token) {
        token.trust().requireFresh(token.status());
    }

    private boolean knownToBeForged(String token) {
        Named asked = forged.get(token);
        return asked != null && asked.isPublished();
    }

    private Optional<AcceptedToken> verify(String token) {
        CompactJws jws = CompactJws.read(token).orElse(null);
        Trust trust = jws == null ? null : trust(jws);
        if (jws == null || trust == null) {
            return Optional.empty();
        }
        PublishedKey key =
                trust.rules().keyId(jws.header()).map(trust.keys()::keyOrSoon).orElse(null);
        if (key == null) {
            return Optional.empty();
        }
        if (!key.signed(jws)) {
            if (token.length() <= MAX_REMEMBERED_LENGTH) {
                forged.put(token, new Named(trust, key));
            }
            return Optional.empty();
        }
        return jws.claims().flatMap(claims -> trust.accepted(token, key, claims));
    }

    /**
     * The issuer that a token says it comes from. That is not believed, but it decides by whose keys alone the token is
     * verified.
     *
     * @return null if no such issuer is trusted
     */
    private @Nullable Trust trust(CompactJws jws) {
        Trust ours = own;
        if (others.isEmpty() || ours == null) {
            return ours;
        }
        String claimed =
                jws.claims().map(claims -> TokenRules.text(claims, "iss")).orElse("");
        return claimed.equals(ours.rules().issuer()) ? ours : others.get(claimed);
    }
}
