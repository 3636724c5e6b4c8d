package hallpass.auth.upstream;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An identity at another provider, by which a user signs in here. */
@Entity
@Table(name = "upstream_identity")
class UpstreamIdentity {

    @Id
    private UUID id;

    @Column(name = "user_id", nullable = false, updatable = false)
    private UUID user;

    @Column(nullable = false, updatable = false)
    private String issuer;

    @Column(nullable = false, updatable = false)
    private String subject;

    @Column(nullable = false)
    private String label;

    @Column(name = "linked_at", nullable = false, updatable = false)
    private Instant linkedAt;

    @Column(name = "last_used_at", nullable = false)
    private Instant lastUsedAt;

    protected UpstreamIdentity() {} // for JPA

    UpstreamIdentity(UUID id, UUID user, ProvenIdentity identity, Instant now) {
        this.id = id;
        this.user = user;
        this.issuer = identity.issuer();
        this.subject = identity.subject();
        this.linkedAt = now;
        used(identity, now);
    }

    /** The user signed in by it, and may have another e-mail there now. */
    final void used(ProvenIdentity identity, Instant now) {
        label = identity.label();
        lastUsedAt = now;
    }

    UUID id() {
        return id;
    }

    UUID user() {
        return user;
    }

    String issuer() {
        return issuer;
    }

    /** @return what its owner may recognise it by */
    String label() {
        return label;
    }

    Instant linkedAt() {
        return linkedAt;
    }

    Instant lastUsedAt() {
        return lastUsedAt;
    }
}
