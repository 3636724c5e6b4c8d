package hallpass.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** The algorithms that access tokens may be signed with (RFC 7518 section 3.1). */
enum SigningAlgorithm {
    RS256 {
        @Override
        JWK generate() throws JOSEException {
            return new RSAKeyGenerator(MIN_RSA_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        }

        @Override
        JWSSigner signer(JWK key) throws JOSEException {
            return new RSASSASigner(key.toRSAKey());
        }

        @Override
        boolean takes(JWK key) {
            return key instanceof RSAKey;
        }
    },
    ES256 {
        @Override
        JWK generate() throws JOSEException {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        }

        @Override
        JWSSigner signer(JWK key) throws JOSEException {
            return new ECDSASigner(key.toECKey());
        }

        @Override
        boolean takes(JWK key) {
            return key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve());
        }
    };

    static final int MIN_RSA_BITS = 2048;
    static final int MAX_RSA_BITS = 8192;

    abstract JWK generate() throws JOSEException;

    abstract JWSSigner signer(JWK key) throws JOSEException;

    /** @return whether the key is of this algorithm's kind */
    abstract boolean takes(JWK key);
}
