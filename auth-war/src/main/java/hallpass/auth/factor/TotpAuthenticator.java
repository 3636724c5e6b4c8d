package hallpass.auth.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user's app for one-time codes. It counts from the moment when one of its codes was shown. */
@Entity
@Table(name = "totp")
class TotpAuthenticator {

    /** So long a secret that nobody has confirmed can be. */
    private static final Duration CONFIRM_WITHIN = Duration.ofMinutes(15);

    private static final long NO_STEP = -1;

    @Id
    @Column(name = "user_id")
    private UUID user;

    @Column(nullable = false)
    private UUID id;

    @Column(name = "sealed_secret", nullable = false)
    private String sealedSecret;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "confirmed_at")
    private @Nullable Instant confirmedAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    /** The number of the last time step whose code was taken: it is good no second time. */
    @Column(name = "last_step", nullable = false)
    private long lastStep = NO_STEP;

    protected TotpAuthenticator() {} // for JPA

    TotpAuthenticator(UUID user, UUID id, String sealedSecret, Instant now) {
        this.user = user;
        this.id = id;
        this.sealedSecret = sealedSecret;
        this.createdAt = now;
    }

    void confirmed(long step, Instant now) {
        confirmedAt = now;
        lastStep = step;
    }

    boolean isConfirmed() {
        return confirmedAt != null;
    }

    boolean canBeConfirmedAt(Instant now) {
        return confirmedAt == null && now.isBefore(createdAt.plus(CONFIRM_WITHIN));
    }

    UUID user() {
        return user;
    }

    UUID id() {
        return id;
    }

    String sealedSecret() {
        return sealedSecret;
    }

    /** @return when it began to count; null as long as it does not */
    @Nullable
    Instant confirmedAt() {
        return confirmedAt;
    }

    @Nullable
    Instant lastUsedAt() {
        return lastUsedAt;
    }
}
