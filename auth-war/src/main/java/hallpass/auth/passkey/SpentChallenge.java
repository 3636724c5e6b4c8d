package hallpass.auth.passkey;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A challenge that was used. Kept until it would be refused as too old. */
@Entity
@Table(name = "passkey_challenge")
class SpentChallenge {

    @Id
    private String nonce;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    protected SpentChallenge() {} // for JPA

    SpentChallenge(String nonce, Instant expiresAt) {
        this.nonce = nonce;
        this.expiresAt = expiresAt;
    }
}
