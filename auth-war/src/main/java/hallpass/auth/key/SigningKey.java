package hallpass.auth.key;

import com.nimbusds.jose.jwk.JWK;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A signing key as the database keeps it: its public half in the clear, the whole only sealed. */
@Entity
@Table(name = "signing_keys")
class SigningKey {

    @Id
    private String kid;

    @Column(nullable = false, updatable = false)
    private String algorithm;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private KeyState state;

    @Column(name = "public_jwk", nullable = false, updatable = false)
    private String publicJwk;

    @Column(name = "sealed_jwk", nullable = false)
    private String sealedJwk;

    @Column(name = "sealed_under", nullable = false)
    private String sealedUnder;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "activated_at")
    private @Nullable Instant activatedAt;

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    @Version
    private long version;

    protected SigningKey() {} // for JPA

    /** A new key in state next. */
    SigningKey(JWK key, KeyEncryptionKey under, Instant now) {
        kid = key.getKeyID();
        algorithm = key.getAlgorithm().getName();
        state = KeyState.NEXT;
        publicJwk = key.toPublicJWK().toJSONString();
        sealedJwk = under.seal(key);
        sealedUnder = under.id();
        createdAt = now;
    }

    void activate(Instant now) {
        state = KeyState.ACTIVE;
        activatedAt = now;
    }

    void retire(Instant now) {
        state = KeyState.RETIRED;
        retiredAt = now;
    }

    String kid() {
        return kid;
    }

    boolean isOf(SigningAlgorithm other) {
        return algorithm.equals(other.name());
    }

    KeyState state() {
        return state;
    }

    String publicJwk() {
        return publicJwk;
    }

    String sealedJwk() {
        return sealedJwk;
    }

    String sealedUnder() {
        return sealedUnder;
    }
}
