package hallpass.auth.session;

import hallpass.auth.status.StatusIndex;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One sign-in of one user on one device; its id is the {@code sid} of its access tokens. */
@Entity
@Table(name = "sessions")
public class Session {

    private static final int MAX_USER_AGENT = 255;

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

    @Column(name = "status_index")
    private @Nullable Long statusIndex;

    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "status_index", insertable = false, updatable = false)
    private @Nullable StatusIndex status;

    @Version
    private long version;

    protected Session() {} // for JPA

    Session(UUID id, UUID user, Device device, Instant now, Instant expiresAt) {
        this.id = id;
        this.user = user;
        this.clientId = device.clientId();
        this.userAgent = shortened(device.userAgent());
        this.createdAt = now;
        this.lastUsedAt = now;
        this.expiresAt = expiresAt;
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

    /** @return its place in a status list; empty for a session of before there were any, until its next refresh */
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

    /** @return when the user proved an identity: the {@code auth_time} of the access tokens */
    public Instant createdAt() {
        return createdAt;
    }

    @Nullable
    String userAgent() {
        return userAgent;
    }

    Instant lastUsedAt() {
        return lastUsedAt;
    }

    /** @return when it is over at the latest */
    public Instant expiresAt() {
        return expiresAt;
    }

    private static @Nullable String shortened(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String printable = text.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= MAX_USER_AGENT ? printable : printable.substring(0, MAX_USER_AGENT);
    }
}
