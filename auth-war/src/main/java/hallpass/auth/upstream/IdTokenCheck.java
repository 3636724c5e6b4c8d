package hallpass.auth.upstream;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenClaimsVerifier;
import hallpass.auth.key.PublicKeySet;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a provider's ID token (OpenID Connect Core section 3.1.3.7): signed by a key of the provider with an
 * algorithm of public keys, issuer, audience and authorized party, times, and the nonce of the very request.
 */
final class IdTokenCheck {

    private static final int MAX_SKEW_SECONDS = 10;
    private static final int MAX_SUBJECT = 255; // OpenID Connect Core section 2
    private static final @Nullable SecurityContext NONE = null;

    private final Upstream upstream;
    private final String nonce;

    /** Finds the keys that a token may be signed with. */
    @FunctionalInterface
    interface Keys {
        PublicKeySet of(SignedJWT token) throws UpstreamException;
    }

    IdTokenCheck(Upstream upstream, String nonce) {
        this.upstream = upstream;
        this.nonce = nonce;
    }

    /** @throws UpstreamException if it proves nothing */
    JWTClaimsSet verified(String idToken, Keys keys) throws UpstreamException {
        try {
            SignedJWT token = SignedJWT.parse(idToken);
            if (!PublicKeySet.ALGORITHMS.contains(token.getHeader().getAlgorithm())) {
                throw UpstreamException.refused("the ID token has an algorithm that is not taken");
            }
            if (!keys.of(token).verifies(token)) {
                throw UpstreamException.refused("the ID token is not signed by its issuer");
            }
            JWTClaimsSet claims = token.getJWTClaimsSet();
            new IDTokenClaimsVerifier(
                            new Issuer(upstream.issuer()),
                            new ClientID(upstream.clientId()),
                            new Nonce(nonce),
                            MAX_SKEW_SECONDS)
                    .verify(claims, NONE);
            requireToBeForUs(claims);
            if (claims.getSubject().isEmpty() || claims.getSubject().length() > MAX_SUBJECT) {
                throw UpstreamException.refused("the ID token has a subject that is not one");
            }
            return claims;
        } catch (ParseException noToken) {
            throw UpstreamException.refused("the ID token cannot be read");
        } catch (BadJWTException wrong) {
            throw UpstreamException.refused("the ID token is not good: " + wrong.getMessage());
        }
    }

    /** The library does not compare {@code azp} (OpenID Connect Core section 3.1.3.7, steps 4 and 5). */
    private void requireToBeForUs(JWTClaimsSet claims) throws ParseException, UpstreamException {
        String party = claims.getStringClaim("azp");
        boolean isShared = claims.getAudience().size() > 1;
        if (party == null ? isShared : !party.equals(upstream.clientId())) {
            throw UpstreamException.refused("the ID token is for another client");
        }
    }
}
