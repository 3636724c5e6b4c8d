package hallpass.todo.task;

import hallpass.todo.list.ListAccess;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something to do. Its list decides which users may see it. */
@Entity
@Table(name = "task")
@NamedQuery(
        name = Task.HELD_PART,
        query = ListAccess.PART_IN_LIST_OF + "select t.listId from Task t where t.id = :item)",
        hints = @QueryHint(name = "eclipselink.pessimistic-lock", value = "Lock"))
class Task {
    static final String HELD_PART = "Task.heldPart";

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

    @Column(name = "search_form")
    private int searchForm;

    private @Nullable String recurrence;

    @Column(name = "time_zone")
    private @Nullable String timeZone;

    @Column(name = "series_start")
    private @Nullable String seriesStart; // null: the series begins with this task's due

    @Column(name = "series_index")
    private int seriesIndex = 1;

    private boolean repeated; // the next task of the series has been made

    @Column(name = "next_task")
    private @Nullable String nextTask; // a text, because EclipseLink binds a null UUID as one

    @Column(name = "untouched_version", insertable = false, updatable = false) // written by TaskTree.keepUntouched
    private long untouchedVersion = 1; // the version that it has as long as it was only completed and reopened

    @Column(name = "series_lead")
    private long seriesLead; // seconds on the clock from an occurrence to its due

    @Column(name = "series_excluded")
    private @Nullable String seriesExcluded;

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
            seriesLead = 0;
            seriesExcluded = null;
            repeated = false;
            nextTask = null;
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
        search = SearchText.of(title, notes, content.tags());
        searchForm = SearchText.FORM;
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
        this.seriesLead = series.leadSeconds();
        this.seriesExcluded = series.excluded().isEmpty() ? null : String.join(",", series.excluded());
    }

    /** Goes to the first task of its series that is not left out. */
    void skipLeftOut() {
        Recurrence rule = recurrence();
        Due due = due();
        Series series = series();
        if (rule != null && due != null && series != null && series.leavesOutTaskDue(due, zone())) {
            series.next(rule, due, zone()).ifPresent(next -> {
                set(content().dueAt(next.due()));
                resume(next.series());
            });
        }
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
        return Objects.requireNonNull(series()).next(rule, present, zone).map(following -> {
            Task next = new Task(id, listId, content().dueAt(following.due()), position.get(), now);
            next.resume(following.series());
            nextTask = id.toString();
            return next;
        });
    }

    void reopen() {
        done = false;
        completedAt = null;
    }

    /** The task that was made when this one was completed; null if there is none, or nobody knows any more. */
    @Nullable
    UUID nextTask() {
        return nextTask == null ? null : UUID.fromString(nextTask);
    }

    /** Whether it is still as it was made when that task was completed. */
    boolean mayBeTakenBackBy(Task completed) {
        return isUntouched() && !done && listId.equals(completed.listId);
    }

    boolean isUntouched() {
        return version == untouchedVersion;
    }

    void stayUntouched() {
        untouchedVersion = version;
    }

    /** Completed again, it makes a next task again. */
    void forgetNext() {
        repeated = false;
        nextTask = null;
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
        return Due.of(dueDate, dueAt);
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
        return recurrence == null
                ? null
                : new Series(
                        seriesStart,
                        seriesIndex,
                        repeated,
                        seriesLead,
                        seriesExcluded == null ? List.of() : List.of(seriesExcluded.split(",")));
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
