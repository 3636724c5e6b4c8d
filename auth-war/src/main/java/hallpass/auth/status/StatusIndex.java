package hallpass.auth.status;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place in a status list that is taken. Its id is list number times {@link #LIST_SIZE} plus the index in that list.
 */
@Entity
@Table(name = "status_indexes")
@EntityListeners(IndexListener.class)
public class StatusIndex {

    /** Places in each list, whether taken or not: how large a list is tells nothing about how many there are. */
    static final int LIST_SIZE = 1 << 20;

    /** Much longer than any access token lives, and longer than ended and expired sessions are kept. */
    public static final Duration KEPT = Duration.ofDays(2);

    @Id
    private long id;

    @Column(nullable = false)
    private boolean assigned;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "free_at", nullable = false)
    private Instant freeAt;

    protected StatusIndex() {} // for JPA

    /** From now on access tokens that name this place are refused; what ended once keeps its time. */
    public void end(Instant now) {
        if (endedAt == null) {
            endedAt = now;
            freeAt = now.plus(KEPT);
        }
    }

    boolean ended() {
        return endedAt != null;
    }

    long id() {
        return id;
    }

    /** @return the number of the list that a place is in */
    static int list(long id) {
        return (int) (id / LIST_SIZE);
    }

    /** @return the index in its list */
    static int index(long id) {
        return (int) (id % LIST_SIZE);
    }
}
