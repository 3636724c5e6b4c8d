package hallpass.todo.task;

import hallpass.database.Migrated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * On PostgreSQL, an index of trigrams: text is found among one user's tasks without reading them all. It needs two extensions that come with
 * PostgreSQL and that a database's owner may create; where that is not so, finding works as well, and slower. No migration, because it may
 * fail, and may succeed later.
 */
@ApplicationScoped
class SearchIndex {
    private static final Logger LOG = System.getLogger(SearchIndex.class.getName());
    private static final String NAME = "task_search";

    @Inject
    @ConfigProperty(name = "hallpass.database", defaultValue = "h2")
    String engine;

    @SuppressWarnings("BanJNDI") // the name is our own
    void build(@Observes Migrated migrated) {
        if (!engine.equals("postgresql")) {
            return;
        }
        try (Connection connection = InitialContext.<DataSource>doLookup("jdbc/todo-migration")
                        .getConnection();
                Statement statement = connection.createStatement()) {
            if (there(statement)) {
                return;
            }
            statement.execute("create extension if not exists pg_trgm");
            statement.execute("create extension if not exists btree_gin");
            statement.execute(
                    "create index if not exists " + NAME + " on task using gin (list_id, search gin_trgm_ops)");
        } catch (SQLException | NamingException e) {
            LOG.log(
                    Level.WARNING,
                    "Text is found without an index: the extensions pg_trgm and btree_gin can't be had ("
                            + e.getMessage() + ")");
        }
    }

    private static boolean there(Statement statement) throws SQLException {
        try (var found = statement.executeQuery("select 1 from pg_indexes where indexname = '" + NAME + "'")) {
            return found.next();
        }
    }
}
