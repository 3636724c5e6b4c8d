package hallpass.todo.task;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import hallpass.resource.rest.PageRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A listing of tasks: its filters, its order, and the begin of a page. */
final class TaskQuery {
    private static final int MAX_TEXT = 255; // characters
    private static final int MAX_PARENTS = 100;

    private final List<Violation> violations = new ArrayList<>();
    private final StringBuilder where = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();
    private final @Nullable UUID list;
    private final TaskSort sort;
    private List<Boolean> done = List.of(false);
    private List<String> words = List.of();

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
            where("t.tags like %s escape '!'", SearchText.like(Tags.mark(params.tag)));
        }
        String text = params.q == null ? "" : params.q;
        if (text.length() > MAX_TEXT || text.indexOf(0) >= 0) {
            violations.add(new Violation("q", "must have at most " + MAX_TEXT + " characters, none of them U+0000"));
        } else {
            words = SearchText.words(text);
            words.forEach(word -> where("t.search like %s escape '!'", SearchText.like(word)));
        }
        parsed("parent", params.parent, TaskQuery::ids, "must be 1 to " + MAX_PARENTS + " UUIDs, separated by commas")
                .ifPresent(parents -> where.append(" and t.parent_id in (")
                        .append(parents.stream().map(this::bind).collect(Collectors.joining(", ")))
                        .append(')'));
        parsed("due_before", params.dueBefore, Due::parse, Due.FORM)
                .ifPresent(due -> where("t.due_sort < %s", due.sortedAt()));
        parsed("due_after", params.dueAfter, Due::parse, Due.FORM).ifPresent(due -> {
            where("t.due_sort >= %s", due.sortedAt());
            where("t.due_sort < %s", Due.NEVER);
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

    /** The words to find in title, notes or tags, folded. */
    List<String> words() {
        return words;
    }

    /** Open, done, or both. */
    List<Boolean> done() {
        return done;
    }

    TaskSort sort() {
        return sort;
    }

    /**
     * The SQL conditions for a task {@code t} of the page, besides its list and whether it is done.
     *
     * @throws ProblemException 400 if the page's token is not of this order
     */
    String where(PageRequest page) {
        List<String> after = page.after();
        if (after != null) {
            try {
                String key = bind(sort.parsed(after.get(0)));
                where.append(sort.after(key, bind(UUID.fromString(after.get(1)))));
            } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
                throw PageRequest.foreignToken();
            }
        }
        return where.toString();
    }

    /** @return what stands for the value in SQL: a question mark and its number */
    String bind(Object value) {
        parameters.add(
                value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value); // as InstantColumn does
        return "?" + parameters.size();
    }

    /** The values that were bound, in this order. */
    List<Object> parameters() {
        return parameters;
    }

    /** The place of a task in this order; the next page begins after it. */
    List<String> key(ListedTask task) {
        return List.of(sort.keyOf(task), task.view().id().toString());
    }

    private static List<UUID> ids(String text) {
        String[] ids = text.split(",", -1);
        if (ids.length > MAX_PARENTS) {
            throw new IllegalArgumentException("too many");
        }
        return Stream.of(ids).map(UUID::fromString).toList();
    }

    private void status(String status) {
        switch (status) {
            case "open" -> done = List.of(false);
            case "done" -> done = List.of(true);
            case "all" -> done = List.of(false, true);
            default -> violations.add(new Violation("status", "must be one of open, done, all"));
        }
    }

    private void where(String condition, Object value) {
        where.append(" and ").append(condition.formatted(bind(value)));
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
