package hallpass.todo.change;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the log, as it is stored. */
@Entity
@Table(name = "change_log")
class ChangeEntry {
    @Id
    private UUID id;

    @Column(insertable = false, updatable = false) // numbered later, by Sequencer
    private @Nullable Long seq;

    private UUID audience;

    @Column(name = "list_id")
    private UUID listId;

    @Column(name = "item_id")
    private UUID itemId;

    private int kind;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected ChangeEntry() {} // for JPA

    ChangeEntry(UUID id, UUID audience, UUID listId, UUID itemId, ChangeKind kind, Instant changedAt) {
        this.id = id;
        this.audience = audience;
        this.listId = listId;
        this.itemId = itemId;
        this.kind = kind.ordinal();
        this.changedAt = changedAt;
    }

    /** Only for lines that are numbered. */
    Change change() {
        return new Change(seq == null ? 0 : seq, audience, listId, itemId, ChangeKind.values()[kind], changedAt);
    }
}
