package hallpass.todo.list;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One user's part in one list. */
@Entity
@Table(name = "list_member")
@IdClass(ListMember.Key.class)
class ListMember {
    @Id
    @Column(name = "list_id")
    private UUID listId;

    @Id
    @Column(name = "user_id")
    private UUID userId; // the token's sub

    @Enumerated(EnumType.STRING)
    private MemberRole role;

    private @Nullable String name;
    private @Nullable String email;

    @Column(name = "joined_at", updatable = false)
    private Instant joinedAt;

    @Version
    private long version;

    protected ListMember() {} // for JPA

    private ListMember(UUID listId, UUID userId, MemberRole role, Instant now) {
        this.listId = listId;
        this.userId = userId;
        this.role = role;
        this.joinedAt = now;
    }

    static ListMember owner(UUID listId, UUID userId, Instant now) {
        return new ListMember(listId, userId, MemberRole.OWNER, now);
    }

    static ListMember invited(UUID listId, Person person, MemberRole role, Instant now) {
        ListMember member = new ListMember(listId, person.id(), role, now);
        member.knownAs(person.name(), person.email());
        return member;
    }

    /** How the others know this member. */
    void knownAs(@Nullable String name, String email) {
        this.name = name;
        this.email = email;
    }

    void become(MemberRole role) {
        this.role = role;
    }

    UUID listId() {
        return listId;
    }

    UUID userId() {
        return userId;
    }

    MemberRole role() {
        return role;
    }

    @Nullable
    String name() {
        return name;
    }

    @Nullable
    String email() {
        return email;
    }

    Instant joinedAt() {
        return joinedAt;
    }

    long version() {
        return version;
    }

    /** The primary key, as JPA wants it. */
    static class Key implements Serializable {
        private @Nullable UUID listId;
        private @Nullable UUID userId;

        Key() {}

        Key(UUID listId, UUID userId) {
            this.listId = listId;
            this.userId = userId;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && Objects.equals(listId, that.listId)
                    && Objects.equals(userId, that.userId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(listId, userId);
        }
    }
}
