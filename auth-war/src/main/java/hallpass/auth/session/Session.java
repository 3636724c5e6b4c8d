package hallpass.auth.session;

import hallpass.auth.status.StatusIndex;
import hallpass.resource.stepup.Acr;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToOne;
import jakarta.persistence.QueryHint;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One sign-in of one user on one device; its id is the {@code sid} of its access tokens. */
@Entity
@Table(name = "sessions")
@NamedQuery( // locked by a hint: EclipseLink makes its SQL once, but that of a query with a lock mode at each call
        name = Session.LOCKED_OWNER,
        query = "select s from Session s where s.id = (select t.session from RefreshToken t where t.hash = :hash)",
        hints = @QueryHint(name = "eclipselink.pessimistic-lock", value = "Lock"))
public class Session {

    static final String LOCKED_OWNER = "Session.lockedOwner";

    /** EclipseLink binds a null UUID as text, which PostgreSQL refuses; older rows have null. */
    private static final UUID NONE = new UUID(0, 0);

    @Id
    private UUID id;

    @Column(name = "user_id", nullable = false, updatable = false)
    private UUID user;

    @Column(name = "client_id", nullable = false, updatable = false)
    private String clientId;

    @Column(name = "user_agent", updatable = false)
    private @Nullable String userAgent;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "last_used_at", nullable = false)
    private Instant lastUsedAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "end_reason")
    private @Nullable String endReason;

    /** The browser's sign-in that it came of; null if a password was sent for it. */
    @Column(name = "sign_in_id", updatable = false)
    private @Nullable UUID signIn = NONE;

    @Column(name = "auth_time", updatable = false)
    private @Nullable Instant authTime;

    @Column(updatable = false)
    private @Nullable String scope;

    @Column(updatable = false)
    private @Nullable String claims;

    @Column(updatable = false)
    private @Nullable String acr;

    @Column(updatable = false)
    private @Nullable String amr;

    @Column(name = "status_index")
    private @Nullable Long statusIndex;

    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "status_index", insertable = false, updatable = false)
    private @Nullable StatusIndex status;

    @Version
    private long version;

    protected Session() {} // for JPA

    /** Of a user who sent a password for it. */
    Session(UUID id, UUID user, Device device, Instant now, Instant expiresAt) {
        this.id = id;
        this.user = user;
        this.clientId = device.clientId();
        this.userAgent = device.readableUserAgent();
        this.createdAt = now;
        this.lastUsedAt = now;
        this.expiresAt = expiresAt;
        this.acr = Acr.PASSWORD.text();
        this.amr = " pwd ";
    }

    /** Of what a user granted to a client. */
    Session(UUID id, Granted granted, Instant now, Instant expiresAt) {
        this(id, granted.user(), granted.device(), now, expiresAt);
        this.signIn = Objects.requireNonNullElse(granted.signIn(), NONE);
        this.authTime = granted.authTime();
        this.scope = granted.scope();
        this.claims = granted.claims();
        this.acr = granted.acr();
        this.amr = " " + String.join(" ", granted.amr()) + " ";
    }

    void used(Instant now) {
        lastUsedAt = now;
    }

    /** Ends it. If it has ended before, its time and reason stay. @return whether it had not ended before */
    boolean end(EndReason reason, Instant now) {
        if (endedAt != null) {
            return false;
        }
        endedAt = now;
        endReason = reason.name();
        if (status != null) {
            status.end(now);
        }
        return true;
    }

    /** Gives it a place in a status list, which its access tokens name. */
    void listedAs(long index) {
        statusIndex = index;
    }

    /** @return its place in a status list; empty for a session that is older than the lists, until its next refresh */
    public Optional<Long> statusIndex() {
        return Optional.ofNullable(statusIndex);
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

    public String clientId() {
        return clientId;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** @return when the user proved an identity */
    public Instant authTime() {
        return authTime == null ? createdAt : authTime;
    }

    /** @return the browser's sign-in that it came of; empty if a password was sent for it */
    public Optional<UUID> signIn() {
        return Optional.ofNullable(signIn).filter(id -> !id.equals(NONE));
    }

    /** @return what its client may (RFC 6749 section 3.3); empty for the first-party client with a password */
    public Optional<String> scope() {
        return Optional.ofNullable(scope);
    }

    /** @return the parameter {@code claims} of its request (OpenID Connect Core section 5.5) */
    public Optional<String> claims() {
        return Optional.ofNullable(claims);
    }

    public Optional<String> acr() {
        return Optional.ofNullable(acr);
    }

    public List<String> amr() {
        return amr == null ? List.of() : List.of(amr.strip().split(" "));
    }

    @Nullable
    String userAgent() {
        return userAgent;
    }

    public Instant lastUsedAt() {
        return lastUsedAt;
    }

    /** @return when it is over at the latest */
    public Instant expiresAt() {
        return expiresAt;
    }
}
