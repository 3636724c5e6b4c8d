package hallpass.todo.exchange;

import hallpass.todo.list.ListAccess;
import hallpass.todo.list.ListViews;
import hallpass.todo.list.TaskListView;
import hallpass.todo.task.SeenTask;
import hallpass.todo.task.TaskViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Reads all lists and tasks that a user sees, for an export. Only a few hundred tasks are in memory at a time. */
@ApplicationScoped
class Contents {
    private static final int PART = 500; // tasks
    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    ListAccess access;

    @Inject
    ListViews lists;

    @Inject
    TaskViews tasks;

    /** Takes one task after the other. */
    interface Sink {
        void take(TaskListView list, SeenTask task) throws IOException;
    }

    UUID inbox(UUID user) {
        return access.inboxOf(user);
    }

    List<TaskListView> lists(UUID user) {
        List<TaskListView> seen = new ArrayList<>();
        lists.of(user, access.listsOf(user)).values().forEach(view -> seen.add(view.list()));
        seen.sort(Comparator.comparing(TaskListView::createdAt)
                .thenComparing(list -> list.id().toString()));
        return seen;
    }

    /** Asks for the role with each part: if the user loses a list meanwhile, no more of its tasks are read. */
    void tasks(UUID user, List<TaskListView> from, Sink sink) throws IOException {
        for (TaskListView list : from) {
            UUID after = FIRST;
            List<SeenTask> part;
            do {
                part = access.role(user, list.id()).isPresent() ? tasks.after(list.id(), after, PART) : List.of();
                for (SeenTask seen : part) {
                    sink.take(list, seen);
                    after = seen.task().id();
                }
            } while (part.size() == PART);
        }
    }
}
