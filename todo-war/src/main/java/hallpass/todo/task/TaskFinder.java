package hallpass.todo.task;

import hallpass.database.read.Rows;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.PageRequest;
import hallpass.todo.list.ListAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads one more than a page of tasks, from each database in the way in which it reads least (decision 0012). */
@ApplicationScoped
class TaskFinder {
    /**
     * Reads the first ids of each list by its index, then the first of all these, and only of those the whole rows. The
     * cost of a page grows with the number of the user's lists, and not with the number of their tasks.
     */
    private static final String ON_POSTGRESQL = """
            select %9$s from (
              select i.id from list_member m cross join (values %1$s) s (done) cross join lateral (
                select t.id, t.%2$s from task t where t.list_id = m.list_id and t.done = s.done%3$s%4$s
                fetch first %5$s rows only) i
              where m.user_id = %6$s%7$s%8$s fetch first %5$s rows only) found
            join task t on t.id = found.id%4$s""";

    /** H2 knows no lateral join; one list it reads in the order of an index too. */
    private static final String ON_H2 =
            "select %6$s from task t where t.list_id in (%1$s) and t.done in (%2$s)%3$s%4$s fetch first %5$s rows only";

    @Inject
    Rows rows;

    @Inject
    ListAccess access;

    @Inject
    SearchIndex index;

    @Inject
    @ConfigProperty(name = "hallpass.database", defaultValue = "h2")
    String engine;

    /** @throws ProblemException 404 if the query names a list that the user has no part in */
    List<ListedTask> find(UUID user, TaskQuery query, PageRequest page) {
        if (!engine.equals("postgresql")) {
            return run(query, onH2(lists(user, query), query, page));
        }
        List<ListedTask> found = run(query, onPostgresql(user, query, page));
        if (found.isEmpty()) {
            lists(user, query); // 404, or there is nothing indeed
        }
        return found;
    }

    private List<UUID> lists(UUID user, TaskQuery query) {
        return query.list()
                .map(list -> access.role(user, list).map(role -> List.of(list)).orElseThrow(ProblemException::notFound))
                .orElseGet(() -> access.listsReadBy(user));
    }

    private String onPostgresql(UUID user, TaskQuery query, PageRequest page) {
        TaskSort sort = query.sort();
        return ON_POSTGRESQL.formatted(
                query.done().stream().map("(%s)"::formatted).collect(Collectors.joining(", ")),
                sort.column(),
                query.where(page) + index.condition(query),
                sort.orderBy("t"),
                query.bind(page.size() + 1), // digits in SQL would be those of the language
                query.bind(user),
                query.list().map(list -> " and m.list_id = " + query.bind(list)).orElse(""),
                sort.orderBy("i"),
                ListedTask.COLUMNS);
    }

    private static String onH2(List<UUID> lists, TaskQuery query, PageRequest page) {
        return ON_H2.formatted(
                lists.stream().map(query::bind).collect(Collectors.joining(", ")),
                query.done().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                query.where(page),
                lists.size() == 1
                        ? query.sort().orderByIndex(query.done().size() == 1)
                        : query.sort().orderBy("t"),
                query.bind(page.size() + 1),
                ListedTask.COLUMNS);
    }

    private List<ListedTask> run(TaskQuery query, String sql) {
        return rows.read(sql, query.parameters(), ListedTask::read);
    }
}
