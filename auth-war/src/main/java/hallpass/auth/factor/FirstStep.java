package hallpass.auth.factor;

import hallpass.auth.secret.Secret;
import hallpass.auth.sso.SignInProof;
import hallpass.auth.user.User;
import hallpass.resource.stepup.Acr;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first proof of a user who still has to show a second factor. The browser holds the secret of the row, so nobody
 * brings a second step to another user's first one. The row is removed when the sign-in begins.
 */
@Entity
@Table(name = "first_step")
class FirstStep {

    @Id
    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "user_id", nullable = false, updatable = false)
    private UUID user;

    @Column(name = "credential_version", nullable = false, updatable = false)
    private long credentialVersion;

    @Column(nullable = false, updatable = false)
    private String acr;

    @Column(nullable = false, updatable = false)
    private String amr;

    @Column(updatable = false)
    private @Nullable String detail;

    @Column(name = "sealed_secret")
    private @Nullable String sealedSecret;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    protected FirstStep() {} // for JPA

    FirstStep(Secret token, User user, SignInProof proof, Instant expiresAt) {
        this.tokenHash = token.hash();
        this.user = user.id();
        this.credentialVersion = user.credentialVersion();
        this.acr = proof.acr().text();
        this.amr = proof.amr();
        this.detail = proof.detail();
        this.expiresAt = expiresAt;
    }

    /** Notes the secret of an app that is being set up. */
    void offers(String newSealedSecret) {
        sealedSecret = newSealedSecret;
    }

    boolean isOf(User now) {
        return user.equals(now.id()) && credentialVersion == now.credentialVersion() && !now.disabled();
    }

    boolean livesAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    String tokenHash() {
        return tokenHash;
    }

    UUID user() {
        return user;
    }

    SignInProof proof() {
        return new SignInProof(Acr.of(acr).orElse(Acr.PASSWORD), amr, detail);
    }

    Optional<String> sealedSecret() {
        return Optional.ofNullable(sealedSecret);
    }
}
