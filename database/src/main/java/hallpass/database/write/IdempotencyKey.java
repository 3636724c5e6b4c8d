package hallpass.database.write;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request that was answered, and its answer. */
@Entity
@Table(name = "idempotency_key")
@IdClass(IdempotencyKey.Key.class)
class IdempotencyKey {
    @Id
    @Column(name = "user_id")
    private UUID userId;

    @Id
    @Column(name = "request_key")
    private String requestKey;

    @Column(name = "request_hash")
    private String requestHash;

    private int status;
    private String location;
    private long version;
    private String body;

    @Column(name = "created_at")
    private Instant createdAt;

    protected IdempotencyKey() {} // for JPA

    IdempotencyKey(Key key, String requestHash, Answer answer, Instant now) {
        this.userId = Objects.requireNonNull(key.userId);
        this.requestKey = Objects.requireNonNull(key.requestKey);
        this.requestHash = requestHash;
        this.status = answer.status();
        this.location = answer.location();
        this.version = answer.version();
        this.body = answer.body();
        this.createdAt = now;
    }

    boolean isOf(String hash) {
        return requestHash.equals(hash);
    }

    boolean isBefore(Instant limit) {
        return createdAt.isBefore(limit);
    }

    Answer answer() {
        return new Answer(status, location, version, body);
    }

    /** The primary key, as JPA wants it: keys of two users never meet. */
    static class Key implements Serializable {
        private @Nullable UUID userId;
        private @Nullable String requestKey;

        Key() {}

        Key(UUID userId, String requestKey) {
            this.userId = userId;
            this.requestKey = requestKey;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && Objects.equals(userId, that.userId)
                    && Objects.equals(requestKey, that.requestKey);
        }

        @Override
        public int hashCode() {
            return Objects.hash(userId, requestKey);
        }
    }
}
