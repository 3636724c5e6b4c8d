package hallpass.todo.sync;

import hallpass.resource.problem.Problem;
import hallpass.todo.change.ChangeLog;
import hallpass.todo.list.ListAccess;
import hallpass.todo.problem.DetailedProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides from which cursor a client reads, and whether the log still reaches that far. */
@ApplicationScoped
class Reader {
    private static final String START_OVER = "/todo/changes";

    @Inject
    ChangeLog log;

    @Inject
    ListAccess access;

    @Inject
    Feed feed;

    /**
     * Reads enough for one answer. It goes on after an empty part, as at the end of a list.
     *
     * @param since null: everything there is
     * @throws DetailedProblem 410 if changes after the cursor are forgotten
     */
    Feed.Part read(UUID user, @Nullable Cursor since, int size) {
        if (since == null) {
            access.inboxOf(user); // before the log is looked at, or it would be told twice
        }
        ChangeLog.Extent extent = log.settled();
        Cursor from = since == null ? Cursor.beginning(extent.last()) : since;
        requireKnown(from, extent);
        if (from.live() && from.seq() == extent.last()) {
            return new Feed.Part(List.of(), from, false); // the usual answer to a client that polls
        }
        Feed.Part part = feed.read(user, from, extent.last(), size);
        while (part.more() && part.steps().isEmpty()) {
            part = feed.read(user, part.next(), extent.last(), size);
        }
        return part;
    }

    /**
     * The cursor from which a live stream begins.
     *
     * @param since the cursor that the client has; null: the stream begins with the next change
     * @throws DetailedProblem 410 if changes after the cursor are forgotten
     */
    Cursor listenFrom(@Nullable Cursor since) {
        ChangeLog.Extent extent = log.settled();
        if (since == null) {
            return Cursor.at(extent.last());
        }
        requireKnown(since, extent);
        return since;
    }

    private static void requireKnown(Cursor cursor, ChangeLog.Extent extent) {
        if (cursor.seq() < extent.forgotten() || cursor.seq() > extent.last()) {
            throw new DetailedProblem(
                    Problem.of(
                            410,
                            "What changed after this cursor is not known any more. Drop what you have and read"
                                    + " everything anew: GET " + START_OVER + " without since."),
                    Json.createObjectBuilder().add("start_over", START_OVER).build());
        }
    }
}
