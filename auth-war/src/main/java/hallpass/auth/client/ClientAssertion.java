package hallpass.auth.client;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An assertion that was used (RFC 7523 section 3, number 7). Kept until it would be refused as expired. */
@Entity
@Table(name = "client_assertion")
class ClientAssertion {

    @Id
    private String hash;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    protected ClientAssertion() {} // for JPA

    ClientAssertion(String hash, Instant expiresAt) {
        this.hash = hash;
        this.expiresAt = expiresAt;
    }
}
