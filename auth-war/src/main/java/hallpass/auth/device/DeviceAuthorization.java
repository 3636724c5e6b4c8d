package hallpass.auth.device;

import hallpass.auth.secret.Secret;
import hallpass.auth.sso.BrowserSignIn;
import hallpass.resource.stepup.Acr;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A device that wants to sign somebody in. Its codes are kept as hashes. */
@Entity
@Table(name = "device_authorization")
class DeviceAuthorization {

    /** What the device waits for, or has got. */
    enum State {
        WAITING,
        ALLOWED,
        REFUSED,
        USED
    }

    /** How long a device waits between two questions (RFC 8628 section 3.5), and how much longer if it asks sooner. */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    /** A question may be that much too early, for the one before may have been slow on its way. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private static final int LONGEST_INTERVAL = 60;

    /** EclipseLink writes the absence of an id as a text, which PostgreSQL refuses. */
    private static final UUID NOBODY = new UUID(0, 0);

    @Id
    @Column(name = "device_code_hash")
    private String deviceCode;

    @Column(name = "user_code_hash", nullable = false, updatable = false)
    private String userCode;

    @Column(name = "client_id", nullable = false, updatable = false)
    private String client;

    @Column(nullable = false, updatable = false)
    private String scope;

    @Column(name = "issued_at", nullable = false, updatable = false)
    private Instant issuedAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    @Column(name = "poll_seconds", nullable = false)
    private int pollSeconds = (int) INTERVAL.toSeconds();

    @Column(name = "polled_at")
    private @Nullable Instant polledAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private State state = State.WAITING;

    @Column(name = "user_id", nullable = false)
    private UUID user = NOBODY;

    @Column(name = "auth_time")
    private @Nullable Instant authTime;

    @Column(name = "sign_in_until")
    private @Nullable Instant signInUntil;

    private @Nullable String acr;

    private @Nullable String amr;

    protected DeviceAuthorization() {} // for JPA

    DeviceAuthorization(
            Secret deviceCode, String userCodeHash, String client, String scope, Instant now, Instant expiresAt) {
        this.deviceCode = deviceCode.hash();
        this.userCode = userCodeHash;
        this.client = client;
        this.scope = scope;
        this.issuedAt = now;
        this.expiresAt = expiresAt;
    }

    /** The device asks. @return whether it asks too soon: then it has to wait longer from now on */
    boolean isPolledTooSoon(Instant now) {
        boolean tooSoon = polledAt != null
                && now.isBefore(polledAt.plusSeconds(pollSeconds).minus(TOLERANCE));
        if (tooSoon) {
            pollSeconds = Math.min(pollSeconds + (int) INTERVAL.toSeconds(), LONGEST_INTERVAL);
        }
        polledAt = now;
        return tooSoon;
    }

    /** The user who is signed in in a browser lets the device in. */
    void allow(BrowserSignIn signIn) {
        state = State.ALLOWED;
        user = signIn.user();
        authTime = signIn.authTime();
        signInUntil = signIn.expiresAt();
        acr = signIn.acr();
        amr = String.join(" ", signIn.amr());
    }

    void refuse() {
        state = State.REFUSED;
    }

    void used() {
        state = State.USED;
    }

    boolean isWaitingAt(Instant now) {
        return state == State.WAITING && !expiredAt(now);
    }

    boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    State state() {
        return state;
    }

    String client() {
        return client;
    }

    String scope() {
        return scope;
    }

    UUID user() {
        return user;
    }

    Instant authTime() {
        return authTime == null ? issuedAt : authTime;
    }

    Instant signInUntil() {
        return signInUntil == null ? expiresAt : signInUntil;
    }

    String acr() {
        return acr == null ? Acr.PASSWORD.text() : acr;
    }

    List<String> amr() {
        return amr == null ? List.of() : List.of(amr.split(" "));
    }
}
