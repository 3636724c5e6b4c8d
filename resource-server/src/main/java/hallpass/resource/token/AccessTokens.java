package hallpass.resource.token;

import hallpass.resource.token.TokenRules.Validity;
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
 * Which access tokens are taken: the whole of the contract, signature included, in memory. What cannot change about a
 * token is found out once; its time, its key and its place in the status list are looked at for every request.
 */
@ApplicationScoped
class AccessTokens {

    private final RecentTokens<Accepted> recent = new RecentTokens<>();

    @Inject
    KeySetRelay relay;

    @Inject
    StatusGate status;

    @Inject
    ThisService service;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    @Inject
    @ConfigProperty(name = "hallpass.accepted.algorithms", defaultValue = "RS256")
    List<String> algorithms;

    private @Nullable TokenRules rules;

    /** @param key the very object that verified it: after every change of the key set it is verified again */
    private record Accepted(
            PublishedKey key, Validity validity, @Nullable StatusReference status) {}

    @PostConstruct
    void configured() {
        rules = new TokenRules(issuer, service.name(), Set.copyOf(algorithms));
    }

    /** @param token as it came after {@code Bearer} */
    boolean accept(String token) {
        Accepted known = recent.get(token);
        if (known == null || relay.key(known.key().id()) != known.key()) {
            Optional<Accepted> verified = verify(token);
            if (verified.isEmpty()) {
                return false;
            }
            known = verified.get();
            recent.put(token, known);
        }
        return known.validity().includes(clock.millis() / 1000.0) && status.lets(known.status());
    }

    /** @return a key set of the one key that verified a token; null where it was not taken a moment ago */
    @Nullable
    String keyOf(String token) {
        Accepted known = recent.get(token);
        return known == null ? null : known.key().asSet();
    }

    /** @throws hallpass.resource.problem.ProblemException 503 where too little is known of ended sessions to take it */
    void requireFreshStatus(String token) {
        Accepted known = recent.get(token);
        if (known != null) {
            status.requireFresh(known.status());
        }
    }

    private Optional<Accepted> verify(String token) {
        TokenRules ours = rules;
        CompactJws jws = CompactJws.read(token).orElse(null);
        if (jws == null || ours == null) {
            return Optional.empty();
        }
        PublishedKey key = ours.keyId(jws.header()).map(relay::keyOrSoon).orElse(null);
        if (key == null || !key.signed(jws)) {
            return Optional.empty();
        }
        return jws.claims().flatMap(claims -> accepted(key, claims, ours));
    }

    private static Optional<Accepted> accepted(PublishedKey key, JsonObject claims, TokenRules ours) {
        Object claim = claims.get("status");
        StatusReference place = claim == null ? null : StatusReference.of(claim);
        return claim != null && place == null
                ? Optional.empty()
                : ours.validity(claims).map(validity -> new Accepted(key, validity, place));
    }
}
