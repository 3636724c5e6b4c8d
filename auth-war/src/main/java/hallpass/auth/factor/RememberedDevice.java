package hallpass.auth.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A device on which its user is not asked for the second factor for a while. */
@Entity
@Table(name = "remembered_device")
class RememberedDevice {

    @Id
    private UUID id;

    @Column(name = "user_id", nullable = false, updatable = false)
    private UUID user;

    @Column(name = "device_hash", nullable = false, updatable = false)
    private String deviceHash;

    @Column(name = "sign_in_id", nullable = false)
    private UUID signIn;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    protected RememberedDevice() {} // for JPA

    RememberedDevice(UUID id, UUID user, String deviceHash, UUID signIn, Instant expiresAt) {
        this.id = id;
        this.user = user;
        this.deviceHash = deviceHash;
        this.signIn = signIn;
        this.expiresAt = expiresAt;
    }

    void usedBy(UUID newSignIn) {
        signIn = newSignIn;
    }

    boolean livesAt(Instant now) {
        return now.isBefore(expiresAt);
    }
}
