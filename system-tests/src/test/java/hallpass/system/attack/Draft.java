package hallpass.system.attack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** An access token in the making, member by member as JSON text, so that it can be wrong in every way. */
final class Draft {

    private final RSAKey key;
    private final Map<String, String> header = new LinkedHashMap<>();
    private final Map<String, String> claims = new LinkedHashMap<>();
    private String headerTemplate = "{MEMBERS}";
    private String claimsTemplate = "{MEMBERS}";

    Draft(RSAKey key) {
        this.key = key;
        long now = now();
        String subject = UUID.randomUUID().toString();
        header("alg", "\"RS256\"").header("kid", quoted(key.getKeyID())).header("typ", "\"at+jwt\"");
        claim("iss", quoted(FakeIssuer.NAME)).claim("sub", quoted(subject)).claim("aud", "[\"auth\",\"todo\"]");
        claim("exp", now + 300)
                .claim("iat", now)
                .claim("jti", quoted(UUID.randomUUID().toString()));
        claim("client_id", "\"hallpass\"").claim("sid", quoted(UUID.randomUUID().toString()));
        claim("upn", quoted(subject + "@example.org"))
                .claim("groups", "[\"user\"]")
                .claim("auth_time", now);
    }

    static long now() {
        return Instant.now().getEpochSecond();
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /** @param json what stands behind the colon; null takes the member away */
    Draft header(String member, String json) {
        return put(header, member, json);
    }

    Draft claim(String member, String json) {
        return put(claims, member, json);
    }

    Draft claim(String member, long number) {
        return claim(member, Long.toString(number));
    }

    /** @param template the header's JSON; {@code MEMBERS} stands for what it would be between the braces */
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
        return signed("SHA256withRSA", key);
    }

    String signed(RSAKey by) {
        return signed("SHA256withRSA", by);
    }

    String signed(String algorithm, RSAKey by) {
        try {
            return signed(algorithm, by.toPrivateKey());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String signed(String algorithm, PrivateKey by) {
        return signed(algorithm, by, 0);
    }

    /** @param salt bytes of salt where it is PSS */
    String signed(String algorithm, PrivateKey by, int salt) {
        String unsigned = unsigned();
        return unsigned + "." + signature(unsigned, algorithm, by, salt);
    }

    /** The real key's signature over any text. */
    String signature(String text) throws JOSEException {
        return signature(text, "SHA256withRSA", key.toPrivateKey(), 0);
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

    /** The unsigned token with this as its signature. */
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
