package hallpass.todo.sync;

import hallpass.resource.problem.Problem;
import hallpass.todo.change.ChangeLog;
import hallpass.todo.list.ListAccess;
import hallpass.todo.problem.DetailedProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a client begins to read, and whether it still can. */
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
     * One answer's worth: goes on where a part was short, as at the end of a list.
     *
     * @param since null: everything there is
     * @throws DetailedProblem 410 where changes after the cursor are forgotten
     */
    Feed.Part read(UUID user, @Nullable Cursor since, int size) {
        if (since == null) {
            access.inboxOf(user); // before the log is looked at, or it would be told twice
        }
        long upTo = log.settled();
        Cursor from = since == null ? Cursor.beginning(upTo) : since;
        requireKnown(from, upTo);
        Feed.Part part = feed.read(user, from, upTo, size);
        while (part.more() && part.steps().isEmpty()) {
            part = feed.read(user, part.next(), upTo, size);
        }
        return part;
    }

    /** The cursor of who wants to hear of nothing that was. */
    Cursor now() {
        return Cursor.at(log.settled());
    }

    void requireKnown(Cursor cursor, long last) {
        if (cursor.seq() < log.forgotten() || cursor.seq() > last) {
            throw new DetailedProblem(
                    Problem.of(
                            410,
                            "What changed after this cursor is not known any more. Drop what you have and read everything"
                                    + " anew: GET " + START_OVER + " without since."),
                    Json.createObjectBuilder().add("start_over", START_OVER).build());
        }
    }
}
