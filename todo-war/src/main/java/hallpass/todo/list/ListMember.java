package hallpass.todo.list;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
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

    protected ListMember() {} // for JPA

    private ListMember(UUID listId, UUID userId, MemberRole role) {
        this.listId = listId;
        this.userId = userId;
        this.role = role;
    }

    static ListMember owner(UUID listId, UUID userId) {
        return new ListMember(listId, userId, MemberRole.OWNER);
    }

    MemberRole role() {
        return role;
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
