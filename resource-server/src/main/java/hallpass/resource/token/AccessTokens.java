package hallpass.resource.token;

import hallpass.resource.token.TokenRules.Validity;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which access tokens are taken: the whole of the contract, signature included, in memory. What cannot change about a
 * token is found out once; its time and its key are looked at for every request.
 */
@ApplicationScoped
class AccessTokens {

    private final RecentTokens<Accepted> recent = new RecentTokens<>();

    @Inject
    KeySetRelay relay;

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
    private record Accepted(PublishedKey key, Validity validity) {}

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
        return known.validity().includes(clock.millis() / 1000.0);
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
        return jws.claims().flatMap(ours::validity).map(validity -> new Accepted(key, validity));
    }
}
