package hallpass.resource.status;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/** Status lists as an issuer would sign them. */
final class TestLists {

    static final String ISSUER = "https://id.example.org/auth";
    static final String URI = ISSUER + "/status/0";
    static final JOSEObjectType TYPE = new JOSEObjectType("statuslist+jwt");

    private final RSAKey key;
    private final Instant now;

    TestLists(RSAKey key, Instant now) {
        this.key = key;
        this.now = now;
    }

    /** A list of 2^20 places, of which these have ended. */
    JWTClaimsSet.Builder ended(int... indexes) {
        byte[] bits = new byte[1 << 17];
        for (int index : indexes) {
            bits[index / 8] |= (byte) (1 << index % 8);
        }
        return of(1, bits);
    }

    JWTClaimsSet.Builder of(int width, byte[] bits) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(URI)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .claim("ttl", 1)
                .claim("status_list", Map.of("bits", width, "lst", packed(bits)));
    }

    String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, TYPE);
    }

    String signed(JWTClaimsSet.Builder claims, JOSEObjectType type) {
        return signed(claims, type, JWSAlgorithm.RS256);
    }

    String signedAs(JWSAlgorithm algorithm) {
        return signed(ended(), TYPE, algorithm);
    }

    private String signed(JWTClaimsSet.Builder claims, JOSEObjectType type, JWSAlgorithm algorithm) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm)
                            .keyID(key.getKeyID())
                            .type(type)
                            .build(),
                    claims.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String packed(byte[] bits) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bits);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }
}
