package hallpass.auth.client;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An access token that a service client was given; the token itself isn't kept. */
@Entity
@Table(name = "service_tokens")
public class ServiceToken {

    @Id
    private UUID id;

    @Column(name = "client_id", nullable = false, updatable = false)
    private String client;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    @Column(name = "status_index", nullable = false, updatable = false)
    private long statusIndex;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    protected ServiceToken() {} // for JPA

    ServiceToken(UUID id, String client, Instant expiresAt, long statusIndex) {
        this.id = id;
        this.client = client;
        this.expiresAt = expiresAt;
        this.statusIndex = statusIndex;
    }

    /** Its {@code jti}. */
    public UUID id() {
        return id;
    }

    /** Its place in a status list. */
    public long statusIndex() {
        return statusIndex;
    }

    /** @return whether it had not been before */
    boolean revoke(Instant now) {
        boolean first = revokedAt == null;
        if (first) {
            revokedAt = now;
        }
        return first;
    }

    boolean isOf(String other) {
        return client.equals(other);
    }

    boolean livesAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
