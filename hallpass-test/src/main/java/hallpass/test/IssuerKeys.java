package hallpass.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the issuer, and those that it does not publish. A pair of 2048 bits takes a while to make. So the first
 * is made beside the start of the test, and each other one when it is asked for first.
 */
final class IssuerKeys {

    private final CompletableFuture<RSAKey> first = CompletableFuture.supplyAsync(IssuerKeys::generate);
    private @Nullable RSAKey next;
    private @Nullable RSAKey withdrawn;
    private @Nullable RSAKey foreign;

    /** @return the key that signs; it is published */
    synchronized RSAKey signing() {
        return next == null ? first.join() : next;
    }

    /** @return a key that the issuer does not publish any more */
    synchronized RSAKey withdrawn() {
        if (withdrawn == null) {
            withdrawn = generate();
        }
        return withdrawn;
    }

    /** @return somebody else's key, under the id of the key that signs */
    synchronized RSAKey foreign() {
        if (foreign == null) {
            foreign = generate();
        }
        return new RSAKey.Builder(foreign).keyID(signing().getKeyID()).build();
    }

    /** From now on another key signs, and the former one is withdrawn at once. */
    synchronized void replace() {
        withdrawn = signing();
        next = generate();
    }

    /** @return the key set (RFC 7517 section 5), public members only */
    String published() {
        JWK key = signing().toPublicJWK();
        return new JWKSet(List.of(key)).toString(true);
    }

    /** @return the claims of a token that this issuer has signed, of whatever kind */
    Optional<Map<String, Object>> claimsOf(String token) {
        try {
            JWSObject parsed = JWSObject.parse(token);
            return parsed.verify(new RSASSAVerifier(signing().toRSAPublicKey()))
                    ? Optional.ofNullable(parsed.getPayload().toJSONObject())
                    : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty(); // no token of ours
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e); // every JDK has RSA
        }
    }
}
