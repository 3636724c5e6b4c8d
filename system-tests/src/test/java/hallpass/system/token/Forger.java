package hallpass.system.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import hallpass.system.http.Tokens;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Changes a good token and signs it again with the issuer's real key, which the tests know. */
final class Forger {

    private final String good;
    private final RSAKey real;

    Forger(String good, RSAKey key) {
        this.good = good;
        this.real = new RSAKey.Builder(key)
                .keyID(Tokens.part(good, 0).getString("kid"))
                .build();
    }

    String good() {
        return good;
    }

    RSAKey real() {
        return real;
    }

    String resigned(Consumer<Map<String, Object>> change) throws JOSEException {
        Map<String, Object> claims = claims();
        change.accept(claims);
        return sign(header(JWSAlgorithm.RS256), claims, new RSASSASigner(real));
    }

    JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(real.getKeyID());
    }

    String sign(JWSHeader.Builder header, Map<String, Object> claims, JWSSigner signer) throws JOSEException {
        JWSObject token = new JWSObject(header.build(), new Payload(claims));
        token.sign(signer);
        return token.serialize();
    }

    Map<String, Object> claims() {
        try {
            Map<String, Object> claims = new HashMap<>(
                    JSONObjectUtils.parse(new String(Base64.getUrlDecoder().decode(part(1)), StandardCharsets.UTF_8)));
            claims.put("jti", UUID.randomUUID().toString());
            return claims;
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String unsigned(String algorithm) {
        JsonObject header = Tokens.part(good, 0);
        return Base64URL.encode(header.toString().replace("RS256", algorithm)) + "." + part(1);
    }

    String part(int index) {
        return good.split("\\.")[index];
    }

    byte[] pem() throws JOSEException {
        return ("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(real.toRSAPublicKey().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
