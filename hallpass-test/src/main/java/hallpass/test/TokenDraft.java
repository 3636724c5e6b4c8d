package hallpass.test;

import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An access token that is being written (RFC 9068, docs/tokens.md). As it begins it is good: of the user {@code ada}
 * with the role {@code user}, for the audiences of the issuer, valid for five minutes, of a session that lives. Each
 * method changes one thing and gives the draft back; {@link #signed} makes the token.
 *
 * <pre>
 * hallpass.token().user("ada").roles("admin").audience("orders").signed()
 * hallpass.token().audience("orders").expired().signed()
 * </pre>
 */
public final class TokenDraft {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration LONG_AGO = Duration.ofHours(1); // beyond every clock skew

    private final TestIssuer issuer;
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private String type = "at+jwt";
    private @Nullable RSAKey key;
    private Duration lifetime = LIFETIME;
    private Instant issuedAt = Instant.now();
    private boolean hasEnded;

    TokenDraft(TestIssuer issuer) {
        this.issuer = issuer;
        claims.put("iss", issuer.name());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("client_id", "hallpass");
        claims.put("sid", UUID.randomUUID().toString());
        claims.put("aud", List.of());
        claims.put("auth_time", issuedAt.getEpochSecond());
        claims.put("acr", "pwd");
        claims.put("amr", List.of("pwd"));
        user("ada").roles("user");
    }

    /**
     * Whose token it is.
     *
     * @param name of a user, or the e-mail; the same name is the same user ({@code sub}) in every test
     */
    public TokenDraft user(String name) {
        claims.put("sub", idOf(name).toString());
        claims.put("upn", emailOf(name));
        return this;
    }

    /** The id ({@code sub}) of the user of this name. */
    public static UUID idOf(String name) {
        return UUID.nameUUIDFromBytes(("hallpass-test:" + name).getBytes(StandardCharsets.UTF_8));
    }

    static String emailOf(String name) {
        return name.contains("@") ? name : name + "@example.org";
    }

    /** It is no user's token but a service's own: without session and time of a sign-in. */
    public TokenDraft client(String id) {
        List.of("sid", "auth_time", "acr", "amr").forEach(claims::remove);
        claims.put("sub", id);
        claims.put("upn", id);
        claims.put("client_id", id);
        return this;
    }

    /** Exactly these roles; none without an argument. */
    public TokenDraft roles(String... names) {
        claims.put("groups", List.of(names));
        return this;
    }

    /** The services that may take it, by their {@code hallpass.service}. */
    public TokenDraft audience(String... services) {
        claims.put("aud", List.of(services));
        return this;
    }

    /** The session it belongs to, so that a test can end it later ({@link TestIssuer#endSession}). */
    public TokenDraft session(String id) {
        claims.put("sid", id);
        return this;
    }

    public TokenDraft lifetime(Duration duration) {
        lifetime = duration;
        return this;
    }

    /** How the user signed in: {@code pwd}, {@code mfa} or {@code phr}. */
    public TokenDraft acr(String reference) {
        claims.put("acr", reference);
        claims.put("amr", reference.equals("pwd") ? List.of("pwd") : List.of("pwd", "mfa"));
        return this;
    }

    /** When the user last proved who they are ({@code auth_time}). */
    public TokenDraft signedInAt(Instant time) {
        claims.put("auth_time", time.getEpochSecond());
        return this;
    }

    /** Any claim, right or wrong. @param value as JSON has it (text, number, list, map); null removes the claim */
    public TokenDraft claim(String name, @Nullable Object value) {
        if (value == null) {
            claims.remove(name);
        } else {
            claims.put(name, value);
        }
        return this;
    }

    /** It was good an hour ago. */
    public TokenDraft expired() {
        issuedAt = Instant.now().minus(LONG_AGO).minus(lifetime);
        return this;
    }

    /** It is for another service. */
    public TokenDraft ofAnotherAudience() {
        return audience("another-service");
    }

    /** It is signed by somebody else, who names the issuer's key. */
    public TokenDraft forged() {
        key = issuer.keys().foreign();
        return this;
    }

    /** It is signed by a key of the issuer that is not published any more. */
    public TokenDraft ofWithdrawnKey() {
        key = issuer.keys().withdrawn();
        return this;
    }

    /** Its session has ended. A service refuses it when it has read the status list: two seconds after its start. */
    public TokenDraft ofEndedSession() {
        hasEnded = true;
        return this;
    }

    /** It is an ID token, which is for the client and not for a service. */
    public TokenDraft ofAnotherKind() {
        type = "JWT";
        return this;
    }

    /** Its user signed in a day ago, with a password. What asks for a fresh sign-in refuses it. */
    public TokenDraft withoutFreshSignIn() {
        return acr("pwd").signedInAt(Instant.now().minus(Duration.ofDays(1)));
    }

    /** @return the token, as it goes behind {@code Authorization: Bearer} */
    public String signed() {
        Map<String, Object> all = new LinkedHashMap<>(claims);
        all.putIfAbsent("iat", issuedAt.getEpochSecond());
        all.putIfAbsent("exp", issuedAt.plus(lifetime).getEpochSecond());
        if (all.get("sid") instanceof String session) {
            all.putIfAbsent("status", issuer.statusOf(session, hasEnded));
        }
        return Signatures.sign(key == null ? issuer.keys().signing() : key, type, all);
    }
}
