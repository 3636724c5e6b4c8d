package hallpass.resource.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import hallpass.resource.key.KeySet;
import hallpass.resource.key.PublishedKey;
import hallpass.resource.token.TokenRules.Validity;
import java.text.ParseException;
import java.util.List;
import java.util.Set;

/** Tokens that were accepted, for the tests of other packages. */
public final class TestTokens {

    private static final PublishedKey KEY = key();

    private TestTokens() {}

    /** @param roles those of the claim that the operator named; null if the container knows them */
    public static AcceptedToken of(String issuer, String audience, Set<String> roles) {
        Trust trust = new Trust(new TokenRules(issuer, audience, Set.of("RS256")), null, null, null);
        return new AcceptedToken("a.b.c", trust, KEY, new Validity(0, 1), null, new MappedClaims(null, roles, "shop"));
    }

    private static PublishedKey key() {
        try {
            String set = new JWKSet(new RSAKeyGenerator(2048).keyID("k1").generate()).toString(true);
            return KeySet.parse(set, List.of("RS256")).keys().get("k1");
        } catch (JOSEException | ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
