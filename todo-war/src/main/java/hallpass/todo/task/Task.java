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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something to do. Who may see it is a matter of its list. */
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

    private boolean repeated; // its next one has been made

    @Column(name = "completed_at")
    private @Nullable Instant completedAt;

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Task() {} // for JPA

    Task(UUID id, UUID listId, String title, @Nullable String notes, String position, Instant now) {
        this.id = id;
        this.listId = listId;
        this.title = title;
        this.notes = notes;
        this.search = SearchText.of(title, notes);
        this.position = position.getBytes(StandardCharsets.US_ASCII);
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Says what it is about. */
    void describe(String title, @Nullable String notes) {
        this.title = title;
        this.notes = notes;
        this.search = SearchText.of(title, notes);
    }

    void prioritize(Priority priority) {
        this.priority = priority.ordinal();
    }

    void tag(List<String> tags) {
        this.tags = Tags.column(tags);
    }

    void dueOn(@Nullable Due due) {
        this.dueDate = due == null ? null : due.date();
        this.dueAt = due == null ? null : due.at();
        this.dueSort = due == null ? Due.NEVER : due.sortedAt();
        this.seriesStart = null;
    }

    /** @param recurrence null: it doesn't repeat (any more) */
    void repeatBy(@Nullable Recurrence recurrence) {
        this.recurrence = recurrence == null ? null : recurrence.text();
        this.seriesStart = null;
        this.seriesIndex = 1;
        this.repeated = false;
    }

    /** Goes on with a series that began elsewhere. */
    void resume(Series series) {
        this.seriesStart = series.start();
        this.seriesIndex = series.index();
        this.repeated = series.repeated();
    }

    /** Where its due time is local; null for UTC. */
    void inZone(@Nullable String timeZone) {
        this.timeZone = timeZone;
        this.seriesStart = null;
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

    /** The next of its series, where it has one that has not been made. Without a due it is reckoned from the day of its completion. */
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
            Task next = new Task(id, listId, title, notes, position.get(), now);
            next.priority = priority;
            next.tags = tags;
            next.recurrence = recurrence;
            next.timeZone = timeZone;
            next.dueOn(due);
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

    String title() {
        return title;
    }

    @Nullable
    String notes() {
        return notes;
    }

    Status status() {
        return done ? Status.DONE : Status.OPEN;
    }

    Priority priority() {
        return Priority.values()[priority];
    }

    @Nullable
    Due due() {
        return dueDate == null && dueAt == null ? null : new Due(dueDate, dueAt);
    }

    Instant dueSort() {
        return dueSort;
    }

    List<String> tags() {
        return Tags.of(tags);
    }

    String position() {
        return new String(position, StandardCharsets.US_ASCII);
    }

    @Nullable
    Recurrence recurrence() {
        return recurrence == null ? null : new Recurrence(recurrence);
    }

    @Nullable
    String timeZone() {
        return timeZone;
    }

    /** What is kept of its series, for who takes it elsewhere; null where it doesn't repeat. */
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
