package hallpass.resource.token;

import hallpass.resource.issuer.TrustedIssuer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the claims of another issuer's token mean to this service.
 *
 * @param user the user's id here; null for a service's own token
 * @param roles null if the claim {@code groups} has them, which the container reads
 */
record MappedClaims(@Nullable UUID user, @Nullable Set<String> roles, String clientId) {

    static MappedClaims of(JsonObject claims, TrustedIssuer issuer) {
        String subject = TokenRules.text(claims, "sub");
        String clientId = TokenRules.text(claims, issuer.clientClaim());
        return new MappedClaims(
                subject.equals(clientId) ? null : user(subject, issuer), // RFC 9068 section 5: the client itself
                issuer.rolesClaim().isEmpty() ? null : roles(claims, issuer.rolesClaim()),
                clientId);
    }

    private static @Nullable UUID user(String subject, TrustedIssuer issuer) {
        return issuer.sharedSubjects() ? Caller.id(subject) : user(issuer.url(), subject);
    }

    /**
     * A user is known by {@code iss} and {@code sub} together (OpenID Connect Core section 5.7): two issuers may give
     * one {@code sub} to two people.
     *
     * @return always the same for the same two, and never the id of another issuer's user: version 8 of RFC 9562, from
     *     the SHA-256 of both
     */
    static UUID user(String issuer, String subject) {
        try {
            byte[] both = (issuer + "\n" + subject).getBytes(StandardCharsets.UTF_8); // neither has a line break
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(both));
            return new UUID(digest.getLong() & ~0xF000L | 0x8000L, digest.getLong() >>> 2 | 0x8000_0000_0000_0000L);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static Set<String> roles(JsonObject claims, List<String> path) {
        JsonValue found = claims;
        for (String name : path) {
            found = found instanceof JsonObject object ? object.get(name) : null;
        }
        return found instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)
                ? array.getValuesAs(JsonString::getString).stream().collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
