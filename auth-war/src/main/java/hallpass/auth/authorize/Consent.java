package hallpass.auth.authorize;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What a user allowed a third-party client. */
@Entity
@Table(name = "consent")
class Consent {

    @Id
    private UUID id;

    @Column(name = "user_id", nullable = false, updatable = false)
    private UUID user;

    @Column(name = "client_id", nullable = false, updatable = false)
    private String client;

    @Column(nullable = false)
    private String scope;

    @Column(name = "given_at", nullable = false)
    private Instant givenAt;

    protected Consent() {} // for JPA

    Consent(UUID id, UUID user, String client, String scope, Instant now) {
        this.id = id;
        this.user = user;
        this.client = client;
        given(scope, now);
    }

    final void given(String newScope, Instant now) {
        scope = newScope;
        givenAt = now;
    }

    UUID id() {
        return id;
    }

    String client() {
        return client;
    }

    String scope() {
        return scope;
    }

    Instant givenAt() {
        return givenAt;
    }
}
