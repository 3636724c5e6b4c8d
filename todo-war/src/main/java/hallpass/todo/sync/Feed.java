package hallpass.todo.sync;

import hallpass.todo.change.Change;
import hallpass.todo.change.ChangeKind;
import hallpass.todo.change.ChangeLog;
import hallpass.todo.list.ListAccess;
import hallpass.todo.list.ListViews;
import hallpass.todo.list.ListViews.SeenListView;
import hallpass.todo.sync.Cursor.Reading;
import hallpass.todo.task.SeenTask;
import hallpass.todo.task.TaskViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads the changes after a cursor for one user. The log says which lists and tasks changed; their state, and whether
 * the user sees them, is read anew. So nobody is told of a thing that is no longer theirs, and hearing of a change
 * twice does no harm.
 */
@ApplicationScoped
class Feed {
    @Inject
    ChangeLog log;

    @Inject
    ListAccess access;

    @Inject
    ListViews lists;

    @Inject
    TaskViews tasks;

    /**
     * @param item what to tell
     * @param next where to go on after it
     */
    record Step(ChangeItem item, Cursor next) {}

    /**
     * @param next where to go on
     * @param more whether there is something there
     */
    record Part(List<Step> steps, Cursor next, boolean more) {}

    /** Reads a part of about {@code size} items. Call it outside a transaction. */
    Part read(UUID user, Cursor from, long upTo, int size) {
        List<UUID> own = access.listsReadBy(user);
        return switch (from.reading()) {
            case ALL -> everything(user, own, from, upTo, size);
            case JOINED -> joined(own, from, upTo, size);
            case NOTHING -> changes(user, own, from, upTo, size);
        };
    }

    private Part everything(UUID user, List<UUID> own, Cursor from, long upTo, int size) {
        List<Step> steps = new ArrayList<>();
        Cursor cursor = from;
        List<UUID> left = own.stream()
                .filter(list -> list.toString().compareTo(from.list().toString()) >= 0)
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        for (UUID list : left) {
            if (!list.equals(cursor.list())) {
                SeenListView seen = lists.of(user, List.of(list)).get(list);
                if (seen == null) {
                    continue; // lost meanwhile
                }
                cursor = cursor.reading(Reading.ALL, list, Cursor.NONE);
                steps.add(new Step(ChangeItem.of(ChangeItem.CREATED, seen.list().updatedAt(), seen), cursor));
            }
            cursor = readTasks(cursor, steps, size);
            if (steps.size() >= size) {
                return new Part(steps, cursor, true);
            }
        }
        return new Part(steps, Cursor.at(from.seq()), from.seq() < upTo);
    }

    private Part joined(List<UUID> own, Cursor from, long upTo, int size) {
        List<Step> steps = new ArrayList<>();
        Cursor cursor = own.contains(from.list()) ? readTasks(from, steps, size) : from;
        return steps.size() >= size
                ? new Part(steps, cursor, true)
                : new Part(steps, Cursor.at(from.seq()), from.seq() < upTo);
    }

    private Cursor readTasks(Cursor from, List<Step> steps, int size) {
        Cursor cursor = from;
        for (SeenTask seen : tasks.after(from.list(), from.task(), size - Math.min(size - 1, steps.size()))) {
            cursor = from.reading(from.reading(), from.list(), seen.task().id());
            steps.add(new Step(ChangeItem.of(ChangeItem.CREATED, seen.task().updatedAt(), seen), cursor));
        }
        return cursor;
    }

    private Part changes(UUID user, List<UUID> own, Cursor from, long upTo, int size) {
        List<UUID> audiences = new ArrayList<>(own);
        audiences.add(user);
        List<Change> lines = log.between(audiences, from.seq(), upTo, size + 1);
        boolean more = lines.size() > size;
        Map<UUID, Seen> changed = new LinkedHashMap<>();
        Change join = null;
        for (Change line : more ? lines.subList(0, size) : lines) {
            Seen before = changed.remove(line.item()); // what changed last stands last
            changed.put(
                    line.item(),
                    new Seen(line, line.kind() == ChangeKind.CREATED || (before != null && before.made())));
            if (line.kind() == ChangeKind.JOINED && own.contains(line.list())) {
                join = line;
                break;
            }
        }
        List<Step> steps = steps(user, own, changed);
        if (join != null) {
            return new Part(steps, new Cursor(join.seq(), Reading.JOINED, join.list(), Cursor.NONE), true);
        }
        return new Part(steps, Cursor.at(more ? lines.get(size - 1).seq() : upTo), more);
    }

    private List<Step> steps(UUID user, List<UUID> own, Map<UUID, Seen> changed) {
        Map<UUID, SeenTask> seenTasks = tasks.of(
                own,
                changed.values().stream()
                        .filter(seen -> !seen.last().ofList())
                        .map(seen -> seen.last().item())
                        .toList());
        Map<UUID, SeenListView> seenLists = lists.of(
                user,
                changed.values().stream()
                        .filter(seen -> seen.last().ofList())
                        .map(seen -> seen.last().item())
                        .toList());
        List<Step> steps = new ArrayList<>();
        changed.forEach((id, seen) -> {
            Change line = seen.last();
            String change = seen.made() || line.kind() == ChangeKind.JOINED ? ChangeItem.CREATED : ChangeItem.UPDATED;
            ChangeItem item;
            if (seenTasks.containsKey(id)) {
                item = ChangeItem.of(change, line.at(), seenTasks.get(id));
            } else if (seenLists.containsKey(id)) {
                item = ChangeItem.of(change, line.at(), seenLists.get(id));
            } else {
                item = ChangeItem.deleted(line.ofList() ? "list" : "task", id, line.list(), line.at());
            }
            // after a joined list come its tasks
            Cursor next = line.kind() == ChangeKind.JOINED && seenLists.containsKey(id)
                    ? new Cursor(line.seq(), Reading.JOINED, id, Cursor.NONE)
                    : Cursor.at(line.seq());
            steps.add(new Step(item, next));
        });
        return steps;
    }

    /**
     * @param last the last line about a thing
     * @param made whether a line before it said that it was made
     */
    private record Seen(Change last, boolean made) {}
}
