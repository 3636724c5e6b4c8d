package hallpass.todo.exchange;

import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.todo.list.ImportedLists;
import hallpass.todo.list.ListAccess;
import hallpass.todo.task.ImportedTasks;
import hallpass.todo.task.TaskViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Makes the lists and tasks of a file that the user doesn't have yet, in one transaction. Only a part of the file is in
 * memory at a time, and the ids of what was made.
 */
@ApplicationScoped
class Import {
    private static final int MOST_LISTS = 10_000;
    private static final int MOST_TASKS = 1_000_000;
    private static final Duration AT_MOST = Duration.ofMinutes(10);

    @Inject
    Transaction transaction;

    @Inject
    ListAccess access;

    @Inject
    ImportedLists lists;

    @Inject
    ImportedTasks tasks;

    @Inject
    TaskViews views;

    @Inject
    Origins origins;

    ImportReport run(UUID user, ImportFile file) {
        UUID inbox = access.inboxOf(user); // outside the transaction
        List<JsonObject> fileLists = new ArrayList<>();
        Set<String> listNames = new LinkedHashSet<>();
        int[] count = {0};
        file.check(
                list -> {
                    bound(fileLists.size(), MOST_LISTS, "lists");
                    fileLists.add(list);
                },
                task -> {
                    bound(count[0]++, MOST_TASKS, "tasks");
                    if (task.containsKey("list")) {
                        bound(listNames.size(), MOST_LISTS, "tasks");
                        listNames.add(ImportFile.text(task, "list"));
                    }
                });
        return transaction.run(AT_MOST, () -> {
            SkippedItems skipped = new SkippedItems();
            ImportTargets targets = new ImportTargets(user, inbox, access, lists, origins, skipped);
            targets.prepare(fileLists, listNames);
            TaskImport taskImport = new TaskImport(user, access.listsOf(user), targets, skipped, tasks, views, origins);
            file.tasks(taskImport::add);
            taskImport.finish();
            return new ImportReport(targets.madeCount(), taskImport.madeCount(), skipped.total(), skipped.told());
        });
    }

    private static void bound(int size, int most, String member) {
        if (size >= most) {
            throw ProblemException.invalid(member, "are too many: at most " + most + " of them in one file");
        }
    }
}
