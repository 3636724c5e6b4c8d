package hallpass.auth.sso;

import hallpass.auth.secret.Secret;
import hallpass.auth.session.Device;
import hallpass.resource.stepup.Acr;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sign-in of a person in a browser. Its cookie is good until it ends or expires. */
@Entity
@Table(name = "browser_sign_in")
public class BrowserSignIn {

    @Id
    private UUID id;

    @Column(name = "token_hash", nullable = false)
    private String tokenHash;

    @Column(name = "user_id", nullable = false, updatable = false)
    private UUID user;

    @Column(name = "user_agent", updatable = false)
    private @Nullable String userAgent;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "auth_time", nullable = false)
    private Instant authTime;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(nullable = false)
    private String acr;

    @Column(nullable = false)
    private String amr;

    @Version
    private long version;

    protected BrowserSignIn() {} // for JPA

    BrowserSignIn(
            UUID id,
            UUID user,
            @Nullable String userAgent,
            SignInProof proof,
            Secret token,
            Instant now,
            Instant expiresAt) {
        this.id = id;
        this.user = user;
        this.userAgent = Device.readable(userAgent);
        this.createdAt = now;
        proved(proof, token, now, expiresAt);
    }

    /** The user proved the identity once more. The cookie of before is worth nothing from now on. */
    final void proved(SignInProof proof, Secret token, Instant now, Instant newExpiry) {
        tokenHash = token.hash();
        authTime = now;
        expiresAt = newExpiry;
        strengthened(proof, token);
    }

    /** The user showed a second factor too; when the first one was shown stays as it is. */
    final void strengthened(SignInProof proof, Secret token) {
        tokenHash = token.hash();
        acr = proof.acr().text();
        amr = " " + proof.amr() + " ";
    }

    /** @return whether it had not ended before */
    boolean end(Instant now) {
        if (endedAt != null) {
            return false;
        }
        endedAt = now;
        return true;
    }

    boolean livesAt(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }

    public UUID id() {
        return id;
    }

    public UUID user() {
        return user;
    }

    @Nullable
    String userAgent() {
        return userAgent;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** @return when the user proved the identity last */
    public Instant authTime() {
        return authTime;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** @return how strong the proof was (OpenID Connect Core section 2, acr) */
    public String acr() {
        return acr;
    }

    /** @return the proof that the sign-in rests on */
    public SignInProof proof() {
        return new SignInProof(Acr.of(acr).orElse(Acr.PASSWORD), amr.strip(), null);
    }

    /** @return how the identity was proved, by the names of RFC 8176 */
    public List<String> amr() {
        return List.of(amr.strip().split(" "));
    }
}
