package hallpass.todo.list;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A named list of tasks. {@link ListMember} has the users who may see it. */
@Entity
@Table(name = "task_list")
class TaskList {
    @Id
    private UUID id;

    private String name;

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected TaskList() {} // for JPA

    TaskList(UUID id, String name, Instant now) {
        this.id = id;
        this.name = name;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void rename(String name, Instant now) {
        if (!name.equals(this.name)) {
            this.name = name;
            this.updatedAt = now;
        }
    }

    /** Notes that its members have changed. */
    void touch(Instant now) {
        this.updatedAt = now;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
