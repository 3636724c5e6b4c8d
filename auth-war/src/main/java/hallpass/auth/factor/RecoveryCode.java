package hallpass.auth.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of a user's codes for the day when the phone is lost; only its hash is kept. */
@Entity
@Table(name = "recovery_code")
class RecoveryCode {

    @Id
    private UUID id;

    @Column(name = "user_id", nullable = false, updatable = false)
    private UUID user;

    @Column(name = "code_hash", nullable = false, updatable = false)
    private String hash;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    protected RecoveryCode() {} // for JPA

    RecoveryCode(UUID id, UUID user, String hash, Instant now) {
        this.id = id;
        this.user = user;
        this.hash = hash;
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant usedAt() {
        return usedAt;
    }
}
