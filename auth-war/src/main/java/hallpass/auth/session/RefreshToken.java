package hallpass.auth.session;

import hallpass.auth.secret.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token as the database keeps it: its hash, never its value. Of its successor it keeps a nonce, which is
 * worth something only together with the value.
 */
@Entity
@Table(name = "refresh_tokens")
class RefreshToken {

    @Id
    @Column(name = "token_hash")
    private String hash;

    @Column(name = "session_id", nullable = false, updatable = false)
    private UUID session;

    @Column(name = "issued_at", nullable = false, updatable = false)
    private Instant issuedAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    @Column(name = "spent_at")
    private @Nullable Instant spentAt;

    private @Nullable String nonce;

    protected RefreshToken() {} // for JPA

    RefreshToken(Secret value, UUID session, Instant now, Instant expiresAt) {
        this.hash = value.hash();
        this.session = session;
        this.issuedAt = now;
        this.expiresAt = expiresAt;
    }

    void spend(String successorNonce, Instant now) {
        nonce = successorNonce;
        spentAt = now;
    }

    boolean spent() {
        return spentAt != null;
    }

    UUID session() {
        return session;
    }

    Instant issuedAt() {
        return issuedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant spentAt() {
        return spentAt;
    }

    @Nullable
    String nonce() {
        return nonce;
    }
}
