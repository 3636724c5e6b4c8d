package hallpass.todo.task;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something to do. Its list decides which users may see it. */
@Entity
@Table(name = "task")
class Task {
    @Id
    private UUID id;

    @Column(name = "list_id")
    private UUID listId;

    @Column(name = "parent_id", insertable = false, updatable = false) // written by TaskTree.hang, which says why
    private @Nullable UUID parentId;

    private String title;
    private @Nullable String notes;
    private boolean done;
    private int priority = Priority.NONE.ordinal();

    @Column(name = "due_date")
    private @Nullable LocalDate dueDate;

    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    @Column(name = "due_sort")
    private Instant dueSort = Due.NEVER;

    private String tags = "";
    private byte[] position;

    private String search;

    private @Nullable String recurrence;

    @Column(name = "time_zone")
    private @Nullable String timeZone;

    @Column(name = "series_start")
    private @Nullable String seriesStart; // null: the series begins with this task's due

    @Column(name = "series_index")
    private int seriesIndex = 1;

    private boolean repeated; // the next task of the series has been made

    @Column(name = "completed_at")
    private @Nullable Instant completedAt;

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Task() {} // for JPA

    Task(UUID id, UUID listId, TaskContent content, String position, Instant now) {
        this.id = id;
        this.listId = listId;
        set(content);
        this.position = position.getBytes(StandardCharsets.US_ASCII);
        this.createdAt = now;
        this.updatedAt = now;
    }

    /**
     * Replaces the content. Another due, rule or time zone begins another series, and another rule also counts from one
     * again.
     */
    void write(TaskContent content) {
        TaskContent before = content();
        if (content.equals(before)) {
            return;
        }
        set(content);
        boolean sameRule = Objects.equals(content.recurrence(), before.recurrence());
        if (!sameRule) {
            seriesIndex = 1;
            repeated = false;
        }
        if (!sameRule
                || !Objects.equals(content.due(), before.due())
                || !Objects.equals(content.timeZone(), before.timeZone())) {
            seriesStart = null;
        }
    }

    private void set(TaskContent content) {
        title = content.title();
        notes = content.notes();
        search = SearchText.of(title, notes);
        priority = content.priority().ordinal();
        tags = Tags.column(content.tags());
        Due due = content.due();
        dueDate = due == null ? null : due.date();
        dueAt = due == null ? null : due.at();
        dueSort = due == null ? Due.NEVER : due.sortedAt();
        Recurrence rule = content.recurrence();
        recurrence = rule == null ? null : rule.text();
        timeZone = content.timeZone();
    }

    TaskContent content() {
        return new TaskContent(title, notes, due(), priority(), Tags.of(tags), recurrence(), timeZone);
    }

    /** Goes on with a series that began elsewhere. */
    void resume(Series series) {
        this.seriesStart = series.start();
        this.seriesIndex = series.index();
        this.repeated = series.repeated();
    }

    /** @return whether it was open until now */
    boolean complete(Instant now) {
        boolean open = !done;
        if (open) {
            done = true;
            completedAt = now;
        }
        return open;
    }

    /**
     * The next task of its series, if there is one and it hasn't been made yet. Without a due it follows the day of
     * completion.
     */
    Optional<Task> next(UUID id, Supplier<String> position, Instant now) {
        Recurrence rule = recurrence();
        if (rule == null || repeated) {
            return Optional.empty();
        }
        repeated = true;
        ZoneId zone = zone();
        Due present = due();
        if (present == null) {
            present = rule.needsTime()
                    ? new Due(null, now)
                    : new Due(now.atZone(zone).toLocalDate(), null);
        }
        Object start = seriesStart != null ? Series.parse(seriesStart) : Series.startingWith(present, zone);
        return rule.next(start, present, seriesIndex, zone).map(due -> {
            Task next = new Task(id, listId, content().dueAt(due), position.get(), now);
            next.seriesStart = start.toString();
            next.seriesIndex = seriesIndex + 1;
            return next;
        });
    }

    void reopen() {
        done = false;
        completedAt = null;
    }

    /** Puts it under another task of its list, or at the top. */
    void placeUnder(@Nullable UUID parentId) {
        this.parentId = parentId;
    }

    void moveTo(UUID listId, Instant now) {
        this.listId = listId;
        this.updatedAt = now;
    }

    void placeAt(String position) {
        this.position = position.getBytes(StandardCharsets.US_ASCII);
    }

    void changed(Instant now) {
        this.updatedAt = now;
    }

    UUID id() {
        return id;
    }

    UUID listId() {
        return listId;
    }

    @Nullable
    UUID parentId() {
        return parentId;
    }

    Status status() {
        return done ? Status.DONE : Status.OPEN;
    }

    Priority priority() {
        return Priority.values()[priority];
    }

    private @Nullable Due due() {
        return dueDate == null && dueAt == null ? null : new Due(dueDate, dueAt);
    }

    Instant dueSort() {
        return dueSort;
    }

    String position() {
        return new String(position, StandardCharsets.US_ASCII);
    }

    private @Nullable Recurrence recurrence() {
        return recurrence == null ? null : new Recurrence(recurrence);
    }

    /** Its place in its series, for an export; null if it doesn't repeat. */
    @Nullable
    Series series() {
        return recurrence == null ? null : new Series(seriesStart, seriesIndex, repeated);
    }

    private ZoneId zone() {
        return timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
    }

    @Nullable
    Instant completedAt() {
        return completedAt;
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
