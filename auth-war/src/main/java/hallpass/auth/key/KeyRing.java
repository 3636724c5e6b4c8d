package hallpass.auth.key;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The keys as they were read last; immutable.
 *
 * @param keySetJson what is published (RFC 7517 section 5), public members only
 * @param published the same, by {@code kid}
 * @param signers opened private keys by {@code kid}; only the active one is used, the next one is opened ahead
 */
record KeyRing(
        String keySetJson,
        Map<String, JWK> published,
        String activeKid,
        JWSAlgorithm algorithm,
        Map<String, JWSSigner> signers) {

    static KeyRing of(List<JWK> published, JWK active, Map<String, JWSSigner> signers) {
        return new KeyRing(
                new JWKSet(published).toString(true),
                published.stream().collect(Collectors.toUnmodifiableMap(JWK::getKeyID, Function.identity())),
                active.getKeyID(),
                JWSAlgorithm.parse(active.getAlgorithm().getName()),
                Map.copyOf(signers));
    }

    JWSSigner activeSigner() {
        JWSSigner signer = signers.get(activeKid);
        if (signer == null) {
            throw new IllegalStateException("the active key was not opened");
        }
        return signer;
    }

    @Override
    public String toString() {
        return "KeyRing[active " + activeKid + "]";
    }
}
