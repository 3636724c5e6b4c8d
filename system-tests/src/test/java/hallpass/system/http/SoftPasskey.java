package hallpass.system.http;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A passkey in software, and the browser that asks it (WebAuthn Level 3). It verifies its user without asking. */
public final class SoftPasskey {

    private static final int PRESENT_AND_VERIFIED = 0x05;
    private static final int ATTESTED = 0x40;
    private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]*)\"");

    private final String origin;
    private final KeyPair keys;
    private final byte[] id = new byte[32];
    private String rpId = "";
    private String userHandle = "";
    private int counter;

    /** @param page an address of the pages that use it */
    public SoftPasskey(String page) {
        URI address = URI.create(page);
        origin = address.getScheme() + "://" + address.getAuthority();
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a page of ours asks the browser for. */
    public static JsonObject options(Answer page) {
        Matcher options = OPTIONS.matcher(page.body());
        if (!options.find()) {
            throw new AssertionError("no passkey is asked for: " + page);
        }
        return Json.parse(options.group(1).replace("&#34;", "\"").replace("&amp;", "&"));
    }

    /** @param options PublicKeyCredentialCreationOptionsJSON. @return RegistrationResponseJSON */
    public JsonObject create(JsonObject options) {
        rpId = options.getJsonObject("rp").getString("id");
        userHandle = options.getJsonObject("user").getString("id");
        byte[] data = authenticatorData(PRESENT_AND_VERIFIED | ATTESTED, attested());
        byte[] object = joined(
                bytes(0xA3, 0x63),
                ascii("fmt"),
                bytes(0x64),
                ascii("none"),
                bytes(0x67),
                ascii("attStmt"),
                bytes(0xA0),
                bytes(0x68),
                ascii("authData"),
                bytes(0x59, data.length >> 8, data.length),
                data);
        return response(Json.object(
                "clientDataJSON", encode(clientData("webauthn.create", options)), "attestationObject", encode(object)));
    }

    /** @param options PublicKeyCredentialRequestOptionsJSON. @return AuthenticationResponseJSON */
    public JsonObject get(JsonObject options) {
        counter++;
        byte[] client = clientData("webauthn.get", options);
        byte[] data = authenticatorData(PRESENT_AND_VERIFIED, new byte[0]);
        return response(Json.object(
                "clientDataJSON", encode(client),
                "authenticatorData", encode(data),
                "signature", encode(signature(joined(data, sha256(client)))),
                "userHandle", userHandle));
    }

    /** It is put back to an earlier state, as a copy of it would be. */
    public void countFrom(int earlier) {
        counter = earlier;
    }

    private JsonObject response(JsonObject response) {
        return Json.object(
                "id", encode(id),
                "rawId", encode(id),
                "type", "public-key",
                "clientExtensionResults", Json.object(),
                "response", response);
    }

    private byte[] clientData(String type, JsonObject options) {
        return Json.object("type", type, "challenge", options.getString("challenge"), "origin", origin)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(int flags, byte[] more) {
        byte[] count = ByteBuffer.allocate(Integer.BYTES).putInt(counter).array();
        return joined(sha256(ascii(rpId)), bytes(flags), count, more);
    }

    /** Without an AAGUID; the key as COSE (RFC 9052 section 7): EC2, ES256, P-256, x, y. */
    private byte[] attested() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return joined(
                new byte[16],
                bytes(0, id.length),
                id,
                bytes(0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20),
                coordinate(key.getW().getAffineX()),
                bytes(0x22, 0x58, 0x20),
                coordinate(key.getW().getAffineY()));
    }

    private byte[] signature(byte[] signed) {
        try {
            Signature ecdsa = Signature.getInstance("SHA256withECDSA");
            ecdsa.initSign(keys.getPrivate());
            ecdsa.update(signed);
            return ecdsa.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, fixed.length);
        System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
        return fixed;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
