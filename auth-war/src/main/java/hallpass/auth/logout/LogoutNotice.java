package hallpass.auth.logout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client is to be told that a session of its has ended (OpenID Connect Back-Channel Logout). */
@Entity
@Table(name = "logout_notice")
class LogoutNotice {

    static final int MAX_TROUBLE = 200;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MAX_DOUBLINGS = 12;

    @Id
    private UUID id;

    @Column(name = "client_id", nullable = false, updatable = false)
    private String client;

    @Column(name = "session_id", nullable = false, updatable = false)
    private UUID session;

    @Column(nullable = false, updatable = false)
    private String subject;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private NoticeState state = NoticeState.WAITING;

    private int attempts;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    private @Nullable String trouble;

    protected LogoutNotice() {} // for JPA

    /** @param subject the user, as this client knows it */
    LogoutNotice(UUID id, String client, UUID session, String subject, Instant now) {
        this.id = id;
        this.client = client;
        this.session = session;
        this.subject = subject;
        this.createdAt = now;
        this.nextAttemptAt = now;
    }

    /** Is tried now. If this replica dies meanwhile, another one tries it again after the lease. */
    void tried(Instant now, Duration lease) {
        attempts++;
        nextAttemptAt = now.plus(lease);
    }

    void sent(Instant now) {
        finish(NoticeState.SENT, now);
        trouble = null;
    }

    /** @return whether it is given up */
    boolean failed(String why, int mostAttempts, Instant now) {
        trouble = why.length() <= MAX_TROUBLE ? why : why.substring(0, MAX_TROUBLE);
        if (attempts >= mostAttempts) {
            finish(NoticeState.FAILED, now);
            return true;
        }
        nextAttemptAt = now.plus(pauseAfter(attempts));
        return false;
    }

    /** Begins anew. */
    void retry(Instant now) {
        state = NoticeState.WAITING;
        attempts = 0;
        nextAttemptAt = now;
        finishedAt = null;
    }

    static Duration pauseAfter(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(0, attempts - 1), MAX_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void finish(NoticeState end, Instant now) {
        state = end;
        finishedAt = now;
        nextAttemptAt = null;
    }

    boolean isDueAt(Instant now) {
        return nextAttemptAt != null && !nextAttemptAt.isAfter(now);
    }

    UUID id() {
        return id;
    }

    String client() {
        return client;
    }

    UUID session() {
        return session;
    }

    String subject() {
        return subject;
    }

    NoticeState state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }

    @Nullable
    String trouble() {
        return trouble;
    }
}
