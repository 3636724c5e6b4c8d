package hallpass.resource.token;

import hallpass.resource.issuer.TrustedIssuer;
import hallpass.resource.key.KeySetRelay;
import hallpass.resource.key.PublishedKey;
import hallpass.resource.status.StatusGate;
import hallpass.resource.status.StatusReference;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the tokens of one issuer are judged by. Nothing of it judges a token of another issuer.
 *
 * @param status null if the issuer publishes no status lists
 * @param other null for the service's own issuer
 */
record Trust(
        TokenRules rules,
        KeySetRelay keys,
        @Nullable StatusGate status,
        @Nullable TrustedIssuer other) {

    boolean publishes(PublishedKey key) {
        return keys.key(key.id()) == key;
    }

    /** @return whether the token is not known to be over */
    boolean allows(@Nullable StatusReference place) {
        return status == null || status.allows(place);
    }

    /** @throws hallpass.resource.problem.ProblemException 503 if too little is known of ended sessions to take it */
    void requireFresh(@Nullable StatusReference place) {
        if (status != null) {
            status.requireFresh(place);
        }
    }

    /**
     * @param claims of a token that {@code key} has signed
     * @return empty if they are not such as this issuer gives
     */
    Optional<AcceptedToken> accepted(String token, PublishedKey key, JsonObject claims) {
        Object claim = claims.get("status");
        StatusReference place = claim == null ? null : StatusReference.of(claim);
        if (claim != null && (place == null || status == null)) {
            return Optional.empty();
        }
        MappedClaims mapped = other == null ? null : MappedClaims.of(claims, other);
        return rules.validity(claims).map(validity -> new AcceptedToken(token, this, key, validity, place, mapped));
    }
}
