package hallpass.auth.authorize;

import hallpass.auth.secret.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An authorization request that its client sent itself (RFC 9126), by the hash of its reference. */
@Entity
@Table(name = "pushed_request")
class PushedRequest {

    @Id
    @Column(name = "reference_hash")
    private String hash;

    @Column(name = "client_id", nullable = false, updatable = false)
    private String client;

    @Column(nullable = false, updatable = false)
    private String parameters;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    protected PushedRequest() {} // for JPA

    PushedRequest(Secret reference, String client, String parameters, Instant expiresAt) {
        this.hash = reference.hash();
        this.client = client;
        this.parameters = parameters;
        this.expiresAt = expiresAt;
    }

    String client() {
        return client;
    }

    String parameters() {
        return parameters;
    }

    boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
