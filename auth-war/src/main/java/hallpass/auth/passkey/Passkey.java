package hallpass.auth.passkey;

import hallpass.auth.session.Device;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A credential of WebAuthn that belongs to a user. Its public key never changes. */
@Entity
@Table(name = "passkey")
class Passkey {

    static final int MAX_NAME = 100;

    @Id
    private UUID id;

    @Column(name = "user_id", nullable = false, updatable = false)
    private UUID user;

    @Column(name = "credential_id", nullable = false, updatable = false)
    private String credentialId;

    /** The authenticator's name for the account; the same for all passkeys of a user. */
    @Column(name = "user_handle", nullable = false, updatable = false)
    private String userHandle;

    @Column(name = "public_key", nullable = false, updatable = false)
    private String publicKey;

    @Column(nullable = false, updatable = false)
    private String aaguid;

    @Column(nullable = false, updatable = false)
    private String transports;

    @Column(nullable = false)
    private String name;

    @Column(name = "signature_count")
    private long signatureCount;

    @Column(name = "backup_eligible", updatable = false)
    private boolean backupEligible;

    @Column(name = "backed_up")
    private boolean backedUp;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @Column(name = "last_user_agent")
    private @Nullable String lastUserAgent;

    @Version
    private long version;

    protected Passkey() {} // for JPA

    Passkey(UUID id, UUID user, NewPasskey made, String name, Instant now) {
        this.id = id;
        this.user = user;
        this.credentialId = made.credentialId();
        this.userHandle = made.userHandle();
        this.publicKey = made.publicKey();
        this.aaguid = made.aaguid();
        this.transports = " " + String.join(" ", made.transports()) + " ";
        this.signatureCount = made.signatureCount();
        this.backupEligible = made.backupEligible();
        this.backedUp = made.backedUp();
        this.createdAt = now;
        this.name = name;
    }

    /** Notes a sign-in, after its signature and counter were found good. */
    void used(Assertion assertion, @Nullable String userAgent, Instant now) {
        signatureCount = assertion.signatureCount();
        backedUp = assertion.backedUp();
        lastUserAgent = Device.readable(userAgent);
        lastUsedAt = now;
    }

    void named(String newName) {
        name = newName;
    }

    UUID id() {
        return id;
    }

    UUID user() {
        return user;
    }

    /** @return in base64url, as the next two */
    String credentialId() {
        return credentialId;
    }

    String userHandle() {
        return userHandle;
    }

    /** @return a COSE key (RFC 9052 section 7) */
    String publicKey() {
        return publicKey;
    }

    String aaguid() {
        return aaguid;
    }

    /** @return how browsers may reach the authenticator (WebAuthn Level 3 section 5.8.4); may be empty */
    List<String> transports() {
        return transports.isBlank() ? List.of() : List.of(transports.strip().split(" "));
    }

    String name() {
        return name;
    }

    /** @return how often it was used, as it counts itself; many always say 0 */
    long signatureCount() {
        return signatureCount;
    }

    /** @return whether it can be copied to other devices of its owner */
    boolean backupEligible() {
        return backupEligible;
    }

    boolean backedUp() {
        return backedUp;
    }

    Instant createdAt() {
        return createdAt;
    }

    Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }

    Optional<String> lastUserAgent() {
        return Optional.ofNullable(lastUserAgent);
    }

    long version() {
        return version;
    }
}
