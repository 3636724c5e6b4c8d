package hallpass.todo.list;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.Table;
import java.util.UUID;

/** The list that every user has, for tasks that name no other list. */
@Entity
@Table(name = "inbox")
@NamedQuery(
        name = Inbox.HELD_PART,
        query = ListAccess.PART_IN_LIST_OF + "select i.listId from Inbox i where i.userId = :item)",
        hints = @QueryHint(name = "eclipselink.pessimistic-lock", value = "Lock"))
class Inbox {
    static final String HELD_PART = "Inbox.heldPart";
    static final String NAME = "Inbox";

    @Id
    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "list_id")
    private UUID listId;

    protected Inbox() {} // for JPA

    Inbox(UUID userId, UUID listId) {
        this.userId = userId;
        this.listId = listId;
    }

    UUID listId() {
        return listId;
    }
}
