package hallpass.todo.task;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import hallpass.resource.rest.PageRequest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A listing of tasks: what is in it, in which order, and where a page begins. */
final class TaskQuery {
    private static final int MAX_TEXT = 255; // characters

    private final List<Violation> violations = new ArrayList<>();
    private final StringBuilder where = new StringBuilder();
    private final Map<String, Object> parameters = new HashMap<>();
    private final @Nullable UUID list;
    private final TaskSort sort;

    private TaskQuery(TaskParams params) {
        list = parsed("list", params.list, UUID::fromString, "must be a UUID").orElse(null);
        sort = parsed(
                        "sort",
                        params.sort,
                        name -> TaskSort.named(name).orElseThrow(IllegalArgumentException::new),
                        "must be one of " + TaskSort.names())
                .orElse(TaskSort.CREATED);
        status(params.status == null ? "open" : params.status);
        if (params.tag != null && !(Tags.valid(params.tag) && params.tag.length() <= MAX_TEXT)) {
            violations.add(new Violation("tag", Tags.FORM));
        } else if (params.tag != null) {
            where(" and locate(:tag, t.tags) > 0", "tag", Tags.mark(params.tag));
        }
        if (params.q != null && (params.q.length() > MAX_TEXT || params.q.indexOf(0) >= 0)) {
            violations.add(new Violation("q", "must have at most " + MAX_TEXT + " characters, none of them U+0000"));
        } else if (params.q != null && !params.q.isEmpty()) {
            where(
                    " and t.search like :q escape '!'",
                    "q",
                    SearchText.pattern(params.q)); // not locate: an index helps with this
        }
        parsed("due_before", params.dueBefore, Due::parse, Due.FORM)
                .ifPresent(due -> where(" and t.dueSort < :before", "before", due.sortedAt()));
        parsed("due_after", params.dueAfter, Due::parse, Due.FORM).ifPresent(due -> {
            where(" and t.dueSort >= :after", "after", due.sortedAt());
            where(" and t.dueSort < :never", "never", Due.NEVER);
        });
    }

    /** @throws ProblemException 400 with all that is wrong */
    static TaskQuery of(TaskParams params) {
        TaskQuery query = new TaskQuery(params);
        if (!query.violations.isEmpty()) {
            throw ProblemException.invalid(query.violations);
        }
        return query;
    }

    /** The one list that was asked for. */
    Optional<UUID> list() {
        return Optional.ofNullable(list);
    }

    /** One more than a page. */
    List<Task> run(EntityManager em, List<UUID> lists, PageRequest page) {
        List<String> after = page.after();
        String jpql = "select t from Task t where " + (lists.size() == 1 ? "t.listId = :lists" : "t.listId in :lists")
                + where + (after == null ? "" : sort.after())
                + sort.orderBy(lists.size() == 1, parameters.containsKey("done"));
        TypedQuery<Task> query = em.createQuery(jpql, Task.class)
                .setMaxResults(page.size() + 1)
                .setHint("eclipselink.read-only", true) // no copies to compare with later
                .setHint(
                        "eclipselink.jdbc.bind-parameters",
                        true) // also for H2, where EclipseLink would write values into the SQL
                .setParameter("lists", lists.size() == 1 ? lists.get(0) : lists);
        parameters.forEach(query::setParameter);
        if (after != null) {
            begin(query, after);
        }
        return query.getResultList();
    }

    /** Where a task stands in this order: the next page begins after it. */
    List<String> key(Task task) {
        return List.of(sort.keyOf(task), task.id().toString());
    }

    private void begin(TypedQuery<Task> query, List<String> after) {
        try {
            query.setParameter("key", sort.parsed(after.get(0))).setParameter("id", UUID.fromString(after.get(1)));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            throw PageRequest.foreignToken();
        }
    }

    private void status(String status) {
        switch (status) {
            case "open" -> where(" and t.done = :done", "done", false);
            case "done" -> where(" and t.done = :done", "done", true);
            case "all" -> {}
            default -> violations.add(new Violation("status", "must be one of open, done, all"));
        }
    }

    private void where(String condition, String parameter, Object value) {
        where.append(condition);
        parameters.put(parameter, value);
    }

    private <T> Optional<T> parsed(String field, @Nullable String text, Function<String, T> parser, String message) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            violations.add(new Violation(field, message));
            return Optional.empty();
        }
    }
}
