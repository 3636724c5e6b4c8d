package hallpass.auth.key;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.JWK;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Seals signing keys for the database: a JWE under 256 bits of AES-GCM (RFC 7518 sections 4.5 and 5.3). */
final class KeyEncryptionKey {

    static final int BYTES = 32;

    private static final int ID_BYTES = 16;

    private final SecretKey key;
    private final String id;

    private KeyEncryptionKey(byte[] bytes) {
        key = new SecretKeySpec(bytes, "AES");
        id = id(bytes);
    }

    static KeyEncryptionKey of(byte[] bytes) {
        return new KeyEncryptionKey(bytes);
    }

    /**
     * @param base64 32 bytes, as {@code openssl rand -base64 32} prints them
     * @param origin where it stands, for the message
     */
    static KeyEncryptionKey parse(String base64, String origin) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == BYTES) {
                return new KeyEncryptionKey(bytes);
            }
        } catch (IllegalArgumentException notBase64) {
            // the same answer as for a wrong length; the cause would show a part of the secret
        }
        throw new KeyTrouble(
                origin + " must hold " + BYTES + " bytes in base64, as `openssl rand -base64 32` prints them.");
    }

    /** Names the key without giving anything of it away. */
    String id() {
        return id;
    }

    String seal(JWK signingKey) {
        try {
            JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                    .contentType("jwk+json")
                    .keyID(id)
                    .build();
            JWEObject sealed = new JWEObject(header, new Payload(signingKey.toJSONString()));
            sealed.encrypt(new DirectEncrypter(key));
            return sealed.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("AES-GCM failed", impossible);
        }
    }

    JWK open(String sealed) {
        try {
            JWEObject jwe = JWEObject.parse(sealed);
            jwe.decrypt(new DirectDecrypter(key));
            return JWK.parse(jwe.getPayload().toString());
        } catch (ParseException | JOSEException damaged) {
            throw new KeyTrouble(
                    "A signing key in the database is damaged: it cannot be decrypted under " + this + ".", damaged);
        }
    }

    @Override
    public String toString() {
        return "key-encryption key " + id;
    }

    private static String id(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            byte[] digest = mac.doFinal("hallpass key-encryption key id".getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, ID_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
