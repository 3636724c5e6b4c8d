package hallpass.resource.token;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The published keys that may verify an access token: named, for signatures, of an accepted algorithm and not weak.
 * The container would believe the others too (an encryption key, RSA of 1024 bit), so it never gets to see them.
 */
record KeySet(Set<String> keyIds, String json) {

    private static final int MIN_RSA_BITS = 2048;

    static KeySet parse(String json, Collection<String> algorithms) throws ParseException {
        List<JWK> usable = JWKSet.parse(json).getKeys().stream()
                .filter(key -> usable(key, algorithms))
                .map(JWK::toPublicJWK)
                .toList();
        Set<String> ids = new HashSet<>();
        usable.forEach(key -> ids.add(key.getKeyID()));
        return new KeySet(Set.copyOf(ids), new JWKSet(usable).toString(true));
    }

    private static boolean usable(JWK key, Collection<String> algorithms) {
        return key.getKeyID() != null
                && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                && algorithms.stream().anyMatch(algorithm -> isOf(algorithm, key));
    }

    private static boolean isOf(String algorithm, JWK key) {
        boolean meant =
                key.getAlgorithm() == null || key.getAlgorithm().getName().equals(algorithm);
        return switch (algorithm) {
            case "ES256" -> meant && key instanceof ECKey ec && ec.getCurve().equals(Curve.P_256);
            case "RS256" -> meant && key instanceof RSAKey rsa && rsa.size() >= MIN_RSA_BITS;
            default -> false;
        };
    }
}
