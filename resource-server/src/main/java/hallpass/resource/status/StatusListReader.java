package hallpass.resource.status;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import hallpass.resource.key.KeySet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Believes a status list only as draft-ietf-oauth-status-list section 8.3 says, and of a bounded size. */
final class StatusListReader {

    /** Compressed and as it is sent. */
    static final int MAX_TOKEN_BYTES = 2 << 20;

    /** Unpacked: eight million places of one bit. */
    static final int MAX_BYTES = 1 << 20;

    private static final Duration SKEW = Duration.ofSeconds(10);
    private static final Set<String> FORBIDDEN_HEADERS = Set.of("jwk", "jku", "x5u", "x5c", "crit", "b64", "zip");

    private final KeySet keys;
    private final String issuer;
    private final Instant now;

    StatusListReader(KeySet keys, String issuer, Instant now) {
        this.keys = keys;
        this.issuer = issuer;
        this.now = now;
    }

    /**
     * @param uri which list it must be; null for any, when it is read from our own disk, where an expired one is better
     *     than none
     * @throws ParseException if it is not to be believed; the message says why
     */
    StatusList read(String jws, @Nullable String uri) throws ParseException {
        require(jws.length() <= MAX_TOKEN_BYTES, "it is too large");
        require(jws.chars().allMatch(StatusListReader::compact), "it is not one compact JWS");
        SignedJWT jwt = SignedJWT.parse(jws);
        requireSignature(jwt);
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        String subject = claims.getSubject();
        require(subject != null && (uri == null || subject.equals(uri)), "it is another list");
        require(claims.getIssuer() == null || claims.getIssuer().equals(issuer), "its issuer is another one");
        Date issuedAt = claims.getIssueTime();
        require(issuedAt != null && !issuedAt.toInstant().isAfter(now.plus(SKEW)), "its time is missing or to come");
        Date expires = claims.getExpirationTime();
        require(uri == null || expires == null || expires.toInstant().isAfter(now.minus(SKEW)), "it has expired");
        Map<String, Object> list = claims.getJSONObjectClaim("status_list");
        require(list != null, "it has no status_list");
        int width = list.get("bits") instanceof Long bits && bits <= Byte.SIZE ? bits.intValue() : 0;
        require(width == 1 || width == 2 || width == 4 || width == 8, "its bits are not 1, 2, 4 or 8");
        return new StatusList(
                subject,
                jws,
                jwt.getHeader().getKeyID(),
                issuedAt.toInstant(),
                width,
                unpacked(list.get("lst") instanceof String lst ? lst : ""));
    }

    private void requireSignature(SignedJWT jwt) throws ParseException {
        JWSHeader header = jwt.getHeader();
        String type = header.getType() == null ? "" : header.getType().getType().toLowerCase(Locale.ROOT);
        require(
                type.equals("statuslist+jwt") || type.equals("application/statuslist+jwt"),
                "its type is not statuslist+jwt");
        require(
                header.toJSONObject().keySet().stream().noneMatch(FORBIDDEN_HEADERS::contains),
                "its header is not ours");
        JWK key = header.getKeyID() == null ? null : JWKSet.parse(keys.json()).getKeyByKeyId(header.getKeyID());
        if (!(key instanceof AsymmetricJWK published)) {
            throw new ParseException("its key is not published", 0);
        }
        String algorithm = key instanceof RSAKey ? "RS256" : "ES256"; // the key decides, never the token
        require(header.getAlgorithm().getName().equals(algorithm), "its algorithm is not its key's");
        try {
            require(
                    jwt.verify(new DefaultJWSVerifierFactory().createJWSVerifier(header, published.toPublicKey())),
                    "its signature is wrong");
        } catch (JOSEException unusable) {
            throw new ParseException("its signature cannot be verified", 0);
        }
    }

    private static byte[] unpacked(String lst) throws ParseException {
        try (InflaterInputStream in = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(lst)))) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            require(bytes.length <= MAX_BYTES, "it is too large");
            return bytes;
        } catch (IOException | IllegalArgumentException broken) {
            throw new ParseException("its lst cannot be unpacked", 0);
        }
    }

    /** base64url without padding, and dots (RFC 7515 section 7.1); the parser takes more. */
    private static boolean compact(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.';
    }

    @org.jspecify.annotations.NullUnmarked
    private static void require(boolean holds, String message) throws ParseException {
        if (!holds) {
            throw new ParseException(message, 0);
        }
    }
}
