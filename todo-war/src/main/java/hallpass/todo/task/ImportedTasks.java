package hallpass.todo.task;

import hallpass.database.InstantColumn;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import hallpass.todo.change.ChangeKind;
import hallpass.todo.change.Changes;
import hallpass.todo.list.ListAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tasks of an imported file with everything that the file says, in the transaction that holds their lists.
 */
@ApplicationScoped
public class ImportedTasks {
    private static final long MOST_LEAD = 86_400L * 3_660; // seconds: ten years
    private static final String TIME = "must be a time like 2026-12-01T09:00:00Z";

    @PersistenceContext
    EntityManager em;

    @Inject
    ListAccess access;

    @Inject
    TaskTree tree;

    @Inject
    TaskLimits limits;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /** Selects the ids that a task has already, of whatever user. */
    public Set<UUID> taken(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(em.createQuery("select t.id from Task t where t.id in :ids", UUID.class)
                        .setParameter("ids", ids)
                        .getResultList());
    }

    /** @throws ProblemException 400 with all that is wrong, 409 if the owner has as many tasks as may be */
    public void make(UUID user, UUID list, UUID id, JsonObject json) {
        JsonBody body = JsonBody.of(json);
        TaskContent content = TaskContent.from(body);
        Status status = Objects.requireNonNullElse(body.choice("status", Status.class), Status.OPEN);
        Instant now = InstantColumn.now(clock);
        String position = body.parsed("position", Position::parse, Position.FORM);
        Instant created = Objects.requireNonNullElse(body.parsed("created_at", ImportedTasks::time, TIME), now);
        Instant updated = Objects.requireNonNullElse(body.parsed("updated_at", ImportedTasks::time, TIME), created);
        Instant completed = body.parsed("completed_at", ImportedTasks::time, TIME);
        Series series = series(json);
        body.check();
        limits.requireRoomFor(access.firstOwner(list).orElse(user));
        Task task = new Task(id, list, content, position == null ? tree.end(list) : position, created);
        if (series != null) {
            task.resume(series);
            task.skipLeftOut();
        }
        if (status == Status.DONE) {
            task.complete(completed == null ? updated : completed);
        }
        task.changed(updated);
        em.persist(task);
        changes.ofTask(list, id, ChangeKind.CREATED);
    }

    /** @throws ProblemException 400 if it can't stand there; then it stays at the top */
    public void hang(UUID list, UUID id, UUID parent) {
        Task task = em.find(Task.class, id);
        if (task != null) {
            tree.hangNew(task, list, parent);
        }
    }

    /** Writes all tasks that were made, and frees their memory. */
    public void flush() {
        em.flush();
        em.clear();
    }

    private static Instant time(String text) {
        return InstantColumn.parse(text).truncatedTo(ChronoUnit.MICROS);
    }

    private static long lead(JsonObject series) {
        long seconds = series.containsKey("lead_seconds")
                ? series.getJsonNumber("lead_seconds").longValue()
                : 0;
        return Math.max(0, Math.min(seconds, MOST_LEAD));
    }

    private static List<String> excluded(JsonObject series) {
        return series.containsKey("excluded")
                ? series.getJsonArray("excluded").getValuesAs(JsonString.class).stream()
                        .map(text -> Series.parse(text.getString()).toString())
                        .distinct()
                        .limit(TaskBounds.EXCLUDED)
                        .toList()
                : List.of();
    }

    private static @Nullable Series series(JsonObject json) {
        try {
            JsonObject series = json.get("series") instanceof JsonObject object ? object : null;
            if (series == null) {
                return null;
            }
            String start = series.getString("start", null);
            if (start != null) {
                start = Series.parse(start).toString();
            }
            return new Series(
                    start,
                    Math.max(1, series.getInt("index", 1)),
                    series.getBoolean("repeated", false),
                    lead(series),
                    excluded(series));
        } catch (DateTimeException | ClassCastException malformed) {
            throw ProblemException.invalid("series", "is none that an export has");
        }
    }
}
