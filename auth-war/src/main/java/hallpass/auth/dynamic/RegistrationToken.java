package hallpass.auth.dynamic;

import hallpass.auth.secret.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** An initial access token (RFC 7591 section 3): its holder may register so many clients until it expires. */
@Entity
@Table(name = "registration_token")
class RegistrationToken {

    @Id
    private UUID id;

    @Column(name = "token_hash", nullable = false, updatable = false)
    private String hash;

    @Column(nullable = false, updatable = false)
    private String description;

    @Column(name = "uses_left", nullable = false)
    private int usesLeft;

    @Column(name = "created_by", nullable = false, updatable = false)
    private String createdBy;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    @Version
    private long version;

    protected RegistrationToken() {} // for JPA

    RegistrationToken(UUID id, Secret token, NewRegistrationToken asked, Object admin, Instant now) {
        this.id = id;
        this.hash = token.hash();
        this.description = asked.description();
        this.usesLeft = asked.uses();
        this.createdBy = admin.toString();
        this.createdAt = now;
        this.expiresAt = now.plus(asked.lifetime());
    }

    /** Takes one use. @return whether there was one */
    boolean use(Instant now) {
        boolean good = usesLeft > 0 && now.isBefore(expiresAt);
        if (good) {
            usesLeft--;
        }
        return good;
    }

    UUID id() {
        return id;
    }

    String description() {
        return description;
    }

    int usesLeft() {
        return usesLeft;
    }

    String createdBy() {
        return createdBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    long version() {
        return version;
    }
}
