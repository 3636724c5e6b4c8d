package hallpass.auth.authorize;

import hallpass.auth.secret.Secret;
import hallpass.auth.sso.BrowserSignIn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An authorization code as the database keeps it: its hash, never its value, and what it is good for. */
@Entity
@Table(name = "authorization_code")
class AuthorizationCode {

    /** EclipseLink binds a null UUID as text, which PostgreSQL refuses. */
    static final UUID NONE = new UUID(0, 0);

    @Id
    @Column(name = "code_hash")
    private String hash;

    @Column(name = "client_id", nullable = false, updatable = false)
    private String client;

    @Column(name = "user_id", nullable = false, updatable = false)
    private UUID user;

    @Column(name = "sign_in_id", nullable = false, updatable = false)
    private UUID signIn;

    @Column(name = "redirect_uri", updatable = false)
    private @Nullable String redirectUri;

    @Column(nullable = false, updatable = false)
    private String scope;

    @Column(updatable = false)
    private @Nullable String claims;

    @Column(updatable = false)
    private @Nullable String nonce;

    @Column(name = "code_challenge", updatable = false)
    private @Nullable String codeChallenge;

    @Column(name = "issued_at", nullable = false, updatable = false)
    private Instant issuedAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    @Column(name = "session_id")
    private UUID session = NONE;

    protected AuthorizationCode() {} // for JPA

    AuthorizationCode(
            Secret value, AuthorizationRequest request, BrowserSignIn signedIn, Instant now, Instant expiresAt) {
        this.hash = value.hash();
        this.client = request.client().id();
        this.user = signedIn.user();
        this.signIn = signedIn.id();
        this.redirectUri = request.redirectUriSent() ? request.target().redirectUri() : null;
        this.scope = request.scope();
        this.claims = request.claims();
        this.nonce = request.nonce();
        this.codeChallenge = request.codeChallenge();
        this.issuedAt = now;
        this.expiresAt = expiresAt;
    }

    /** @param given the session that it gave: from now on it gives none */
    void used(UUID given) {
        session = given;
    }

    /** @return the session that it gave, if it was used */
    Optional<UUID> session() {
        return Optional.of(session).filter(given -> !given.equals(NONE));
    }

    boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    String client() {
        return client;
    }

    UUID user() {
        return user;
    }

    UUID signIn() {
        return signIn;
    }

    Optional<String> redirectUri() {
        return Optional.ofNullable(redirectUri);
    }

    String scope() {
        return scope;
    }

    @Nullable
    String claims() {
        return claims;
    }

    @Nullable
    String nonce() {
        return nonce;
    }

    Optional<String> codeChallenge() {
        return Optional.ofNullable(codeChallenge);
    }
}
