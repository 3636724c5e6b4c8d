package hallpass.auth.key;

import com.nimbusds.jose.jwk.JWK;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

    @Column(name = "sealed_jwk")
    private @Nullable String sealedJwk;

    @Column(name = "sealed_under")
    private @Nullable String sealedUnder;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "activates_at")
    private @Nullable Instant activatesAt;

    @Column(name = "activated_at")
    private @Nullable Instant activatedAt;

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    @Column(name = "removed_at")
    private @Nullable Instant removedAt;

    @Column(name = "token_seconds", nullable = false)
    private long tokenSeconds;

    @Version
    private long version;

    protected SigningKey() {} // for JPA

    /** A new key in state next. */
    SigningKey(JWK key, KeyEncryptionKey under, Instant now) {
        kid = key.getKeyID();
        algorithm = key.getAlgorithm().getName();
        state = KeyState.NEXT;
        publicJwk = key.toPublicJWK().toJSONString();
        createdAt = now;
        seal(key, under);
    }

    /** Fixes when it begins to sign. Until then it is only published. */
    void activateAt(Instant turn) {
        activatesAt = turn;
    }

    void activate(Instant now) {
        state = KeyState.ACTIVE;
        activatedAt = now;
    }

    /** Forgets its private half: nobody needs it, and nobody can steal it any more. */
    void retire(Instant now) {
        state = KeyState.RETIRED;
        retiredAt = now;
        forgetPrivateHalf();
    }

    void remove(Instant now) {
        state = KeyState.REMOVED;
        removedAt = now;
        forgetPrivateHalf();
    }

    /** @param lifetime how long a token lives that it signs from now on */
    void signsTokensOf(Duration lifetime) {
        tokenSeconds = Math.max(tokenSeconds, lifetime.toSeconds());
    }

    void seal(JWK key, KeyEncryptionKey under) {
        sealedJwk = under.seal(key);
        sealedUnder = under.id();
    }

    boolean isPublished() {
        return state != KeyState.REMOVED;
    }

    /** @return whether it signs, or will */
    boolean isNeeded() {
        return state == KeyState.NEXT || state == KeyState.ACTIVE;
    }

    /** @return when the last token that it signed dies; empty if it has not been retired */
    Optional<Instant> lastTokenDiesAt() {
        return Optional.ofNullable(retiredAt).map(retired -> retired.plusSeconds(tokenSeconds));
    }

    private void forgetPrivateHalf() {
        sealedJwk = null;
        sealedUnder = null;
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

    /** @throws IllegalStateException if it signs no more */
    String sealedJwk() {
        return Optional.ofNullable(sealedJwk).orElseThrow(IllegalStateException::new);
    }

    /** @throws IllegalStateException if it signs no more */
    String sealedUnder() {
        return Optional.ofNullable(sealedUnder).orElseThrow(IllegalStateException::new);
    }

    String algorithm() {
        return algorithm;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** @return null if its turn has not been fixed */
    @Nullable
    Instant activatesAt() {
        return activatesAt;
    }

    @Nullable
    Instant activatedAt() {
        return activatedAt;
    }

    @Nullable
    Instant retiredAt() {
        return retiredAt;
    }

    long version() {
        return version;
    }
}
