package hallpass.auth.passkey;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A browser and an authenticator with one passkey. Its fields say what it claims, so a test can make it lie. */
final class SoftAuthenticator {

    static final int USER_PRESENT = 1;
    static final int USER_VERIFIED = 1 << 2;
    static final int BACKUP_ELIGIBLE = 1 << 3;
    static final int BACKED_UP = 1 << 4;
    static final int ATTESTED = 1 << 6;

    String type = "";
    String origin = "https://id.example.org";
    String rpId = "id.example.org";
    int flags = USER_PRESENT | USER_VERIFIED;
    long counter = 1;

    @Nullable
    Boolean crossOrigin;

    @Nullable
    String challenge;

    byte[] credentialId = {1, 2, 3, 4, 5, 6, 7, 8};
    byte[] userHandle = {};
    long algorithm = -7;
    Map<Object, Object> extraKeyMembers = Map.of();
    KeyPair keys = keyPair();

    UnaryOperator<String> clientData = UnaryOperator.identity();
    UnaryOperator<byte[]> authenticatorData = UnaryOperator.identity();
    UnaryOperator<byte[]> attestation = UnaryOperator.identity();
    UnaryOperator<byte[]> signature = UnaryOperator.identity();

    static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param options of creation. @return a RegistrationResponseJSON */
    JsonObject create(JsonObject options) {
        userHandle = decode(options.getJsonObject("user").getString("id"));
        String client = clientData("webauthn.create", options);
        byte[] data = authenticatorData.apply(authenticatorData(flags | ATTESTED, attested()));
        Map<Object, Object> object = new LinkedHashMap<>();
        object.put("fmt", "none");
        object.put("attStmt", Map.of());
        object.put("authData", data);
        return response(Json.createObjectBuilder()
                .add("clientDataJSON", encode(client.getBytes(StandardCharsets.UTF_8)))
                .add("attestationObject", encode(attestation.apply(Cbor.of(object))))
                .add("transports", Json.createArrayBuilder().add("internal")));
    }

    /** @param options of a request. @return an AuthenticationResponseJSON */
    JsonObject get(JsonObject options) {
        String client = clientData("webauthn.get", options);
        byte[] data = authenticatorData.apply(authenticatorData(flags, new byte[0]));
        counter++;
        return response(Json.createObjectBuilder()
                .add("clientDataJSON", encode(client.getBytes(StandardCharsets.UTF_8)))
                .add("authenticatorData", encode(data))
                .add("signature", encode(signature.apply(signed(data, client))))
                .add("userHandle", encode(userHandle)));
    }

    private JsonObject response(JsonObjectBuilder response) {
        return Json.createObjectBuilder()
                .add("id", encode(credentialId))
                .add("rawId", encode(credentialId))
                .add("type", "public-key")
                .add("clientExtensionResults", Json.createObjectBuilder())
                .add("response", response)
                .build();
    }

    private String clientData(String usual, JsonObject options) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("type", type.isEmpty() ? usual : type)
                .add("challenge", challenge == null ? options.getString("challenge") : challenge)
                .add("origin", origin);
        if (crossOrigin != null) {
            json.add("crossOrigin", crossOrigin);
        }
        return clientData.apply(json.build().toString());
    }

    private byte[] authenticatorData(int claimed, byte[] more) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(sha256(rpId.getBytes(StandardCharsets.UTF_8)));
        data.write(claimed);
        data.writeBytes(ByteBuffer.allocate(4).putInt((int) counter).array());
        data.writeBytes(more);
        return data.toByteArray();
    }

    private byte[] attested() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        Map<Object, Object> cose = new LinkedHashMap<>();
        cose.put(1, 2);
        cose.put(3, algorithm);
        cose.put(-1, 1);
        cose.put(-2, coordinate(key.getW().getAffineX()));
        cose.put(-3, coordinate(key.getW().getAffineY()));
        cose.putAll(extraKeyMembers);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(new byte[16]); // no AAGUID
        data.writeBytes(
                ByteBuffer.allocate(2).putShort((short) credentialId.length).array());
        data.writeBytes(credentialId);
        data.writeBytes(Cbor.of(cose));
        return data.toByteArray();
    }

    private byte[] signed(byte[] data, String client) {
        try {
            Signature ecdsa = Signature.getInstance("SHA256withECDSA");
            ecdsa.initSign(keys.getPrivate());
            ecdsa.update(data);
            ecdsa.update(sha256(client.getBytes(StandardCharsets.UTF_8)));
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

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
