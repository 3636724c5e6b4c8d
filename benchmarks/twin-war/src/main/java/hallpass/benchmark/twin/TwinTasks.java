package hallpass.benchmark.twin;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * To-dos for everybody by one plain statement each, in the to-do service's database: no token, no rules, no JPA, no log
 * of changes.
 */
@DenyAll
@RequestScoped
@Path("open/tasks/{list}")
@Produces(MediaType.APPLICATION_JSON)
public class TwinTasks {
    private static final String READ =
            "select id, list_id, title, notes, done, priority, tags, position, created_at, updated_at"
                    + " from task where list_id = ? and done = false order by created_at, id limit 21";
    private static final String WRITE =
            "insert into task (id, list_id, title, done, priority, due_sort, tags, position, search, version,"
                    + " created_at, updated_at) values (?, ?, ?, false, 3, ?, '', ?, ?, 1, ?, ?)";

    @Resource(lookup = "jdbc/todo")
    DataSource database;

    /** Most of the members that a task has in the to-do service. */
    public record TwinTask(
            UUID id,
            UUID list_id,
            String title,
            String notes,
            String status,
            int priority,
            List<String> tags,
            String position,
            Instant created_at,
            Instant updated_at) {}

    public record TwinPage(List<TwinTask> items) {}

    @GET
    @PermitAll
    public TwinPage list(@PathParam("list") UUID list) throws SQLException {
        List<TwinTask> items = new ArrayList<>();
        try (Connection connection = connection();
                PreparedStatement read = connection.prepareStatement(READ)) {
            read.setObject(1, list);
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    items.add(new TwinTask(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(4),
                            row.getBoolean(5) ? "done" : "open",
                            row.getInt(6),
                            List.of(row.getString(7)),
                            new String(row.getBytes(8), StandardCharsets.US_ASCII),
                            row.getObject(9, OffsetDateTime.class).toInstant(),
                            row.getObject(10, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return new TwinPage(items);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public TwinTask create(@PathParam("list") UUID list, JsonObject body) throws SQLException {
        UUID id = UUID.randomUUID();
        String title = body.getString("title");
        Instant now = Instant.now();
        OffsetDateTime column = now.atOffset(ZoneOffset.UTC);
        try (Connection connection = connection();
                PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setObject(1, id);
            write.setObject(2, list);
            write.setString(3, title);
            write.setObject(4, OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC));
            write.setBytes(5, "a0".getBytes(StandardCharsets.US_ASCII));
            write.setString(6, title);
            write.setObject(7, column);
            write.setObject(8, column);
            write.executeUpdate();
        }
        return new TwinTask(id, list, title, "", "open", 3, List.of(), "a0", now, now);
    }

    /** The server's configuration has no user and no password of the database: each service reads its own. */
    private Connection connection() throws SQLException {
        return database.getConnection(
                System.getenv().getOrDefault("HALLPASS_TODO_DB_USER", "hallpass"),
                System.getenv().getOrDefault("HALLPASS_TODO_DB_PASSWORD", ""));
    }
}
