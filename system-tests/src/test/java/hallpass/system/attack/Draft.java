package hallpass.system.attack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Deflater;

/** Builds an access token or a status list, member by member as JSON text, so that anything in it can be wrong. */
final class Draft {

    private final JWK key;
    private final Map<String, String> header = new LinkedHashMap<>();
    private final Map<String, String> claims = new LinkedHashMap<>();
    private String headerTemplate = "{MEMBERS}";
    private String claimsTemplate = "{MEMBERS}";

    private Draft(JWK key, String type) {
        this.key = key;
        header("alg", key instanceof RSAKey ? "\"RS256\"" : "\"ES256\"")
                .header("kid", quoted(key.getKeyID()))
                .header("typ", quoted(type));
        claim("iss", quoted(FakeIssuer.NAME)).claim("iat", now()).claim("exp", now() + 300);
    }

    /** A good access token for the to-do service. */
    Draft(JWK key) {
        this(key, "at+jwt");
        String subject = UUID.randomUUID().toString();
        claim("sub", quoted(subject))
                .claim("aud", "[\"auth\",\"todo\"]")
                .claim("jti", quoted(UUID.randomUUID().toString()));
        claim("client_id", "\"hallpass\"").claim("sid", quoted(UUID.randomUUID().toString()));
        claim("upn", quoted(subject + "@example.org"))
                .claim("groups", "[\"user\"]")
                .claim("auth_time", now());
    }

    /** A good status list in which these places have ended; one bit each. */
    static Draft list(JWK key, byte[] places) {
        return new Draft(key, "statuslist+jwt")
                .claim("sub", quoted(FakeIssuer.LIST))
                .claim("ttl", 1)
                .claim("status_list", "{\"bits\":1,\"lst\":" + quoted(packed(places)) + "}");
    }

    /** The bits as a status list has them: zlib, then base64url. */
    static String packed(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] buffer = new byte[bytes.length + 100];
        int length = deflater.deflate(buffer);
        deflater.end();
        return encoded(Arrays.copyOf(buffer, length));
    }

    static long now() {
        return Instant.now().getEpochSecond();
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /** @param json the value as JSON text; null removes the member */
    Draft header(String member, String json) {
        return put(header, member, json);
    }

    Draft claim(String member, String json) {
        return put(claims, member, json);
    }

    Draft claim(String member, long number) {
        return claim(member, Long.toString(number));
    }

    /** @param template JSON of the header; {@code MEMBERS} stands for its usual members */
    Draft headerAs(String template) {
        headerTemplate = template;
        return this;
    }

    Draft claimsAs(String template) {
        claimsTemplate = template;
        return this;
    }

    String unsigned() {
        return part(header, headerTemplate) + "." + part(claims, claimsTemplate);
    }

    String signed() {
        return signed(key);
    }

    String signed(JWK by) {
        return signed(algorithm(by), by);
    }

    private static String algorithm(JWK key) {
        return key instanceof RSAKey ? "SHA256withRSA" : "SHA256withECDSAinP1363Format";
    }

    /** @param algorithm its name in the JDK */
    String signed(String algorithm, JWK by) {
        try {
            return signed(algorithm, ((AsymmetricJWK) by).toPrivateKey());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String signed(String algorithm, PrivateKey by) {
        return signed(algorithm, by, 0);
    }

    /** @param salt length of the salt in bytes, for PSS */
    String signed(String algorithm, PrivateKey by, int salt) {
        String unsigned = unsigned();
        return unsigned + "." + signature(unsigned, algorithm, by, salt);
    }

    /** Signs any text with the real key. */
    String signature(String text) throws JOSEException {
        return signature(text, algorithm(key), ((AsymmetricJWK) key).toPrivateKey(), 0);
    }

    private static String signature(String text, String algorithm, PrivateKey by, int salt) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            if (salt > 0) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, 1));
            }
            signature.initSign(by);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return encoded(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The token with this signature. */
    String with(byte[] signature) {
        return unsigned() + "." + encoded(signature);
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private Draft put(Map<String, String> members, String member, String json) {
        if (json == null) {
            members.remove(member);
        } else {
            members.put(member, json);
        }
        return this;
    }

    private static String part(Map<String, String> members, String template) {
        StringBuilder text = new StringBuilder();
        members.forEach((name, json) -> text.append(text.length() == 0 ? "" : ",")
                .append(quoted(name))
                .append(':')
                .append(json));
        byte[] bytes = template.replace("MEMBERS", text)
                .getBytes(template.indexOf('\u00ff') < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        return encoded(bytes);
    }
}
