package hallpass.todo.task;

import hallpass.database.Migrated;
import hallpass.database.ServiceDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import javax.naming.NamingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * An index on PostgreSQL of all sequences of three bytes in the texts of tasks, each with one of 256 buckets of lists
 * before it. An index of the texts alone would find all users' tasks first; one with the whole list id would be several
 * times as large (decision 0012). It is no migration, because H2 has no such index. Without it, text is found too, but
 * more slowly.
 */
@ApplicationScoped
class SearchIndex {
    private static final Logger LOG = System.getLogger(SearchIndex.class.getName());
    private static final int SHORTEST = 3; // bytes

    /** It takes a lock, so that of two servers that start together one makes the index. */
    private static final String BUILD = """
            do $do$ begin
              perform pg_advisory_xact_lock(7260341);
              if to_regclass('task_text') is null then
                create or replace function task_trigrams(list uuid, content text) returns int[]
                  language plpgsql immutable strict parallel safe cost 2000 as $body$
                  declare
                    bucket int := (uuid_hash(list) & 255) << 24;
                    bytes bytea := convert_to(content, 'UTF8');
                  begin
                    return array(
                      select bucket | (get_byte(bytes, n) << 16) | (get_byte(bytes, n + 1) << 8)
                        | get_byte(bytes, n + 2)
                      from generate_series(0, length(bytes) - 3) n);
                  end $body$;
                create index task_text on task using gin (task_trigrams(list_id, search))
                  with (gin_pending_list_limit = 512);
                drop index if exists task_search;
              end if;
            end $do$""";

    @Inject
    @ConfigProperty(name = "hallpass.database", defaultValue = "h2")
    String engine;

    @Inject
    ServiceDatabase database;

    private volatile boolean there;

    void build(@Observes Migrated migrated) {
        if (!engine.equals("postgresql")) {
            return;
        }
        try (Connection connection = database.forMigration().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(BUILD);
            there = true;
        } catch (SQLException | NamingException e) {
            LOG.log(Level.WARNING, "Text is found without an index: " + e.getMessage());
        }
    }

    /**
     * A further SQL condition by which the index finds the words of the task {@code t} in the list {@code m}; or
     * nothing.
     */
    String condition(TaskQuery query) {
        return query.words().stream()
                .filter(word -> there && word.getBytes(StandardCharsets.UTF_8).length >= SHORTEST)
                .map(word ->
                        " and task_trigrams(t.list_id, t.search) @> task_trigrams(m.list_id, " + query.bind(word) + ")")
                .collect(Collectors.joining());
    }
}
