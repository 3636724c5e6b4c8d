package hallpass.todo.task;

import hallpass.database.write.Transaction;
import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import hallpass.todo.list.ListAccess;
import hallpass.todo.problem.DetailedProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Several operations in one transaction: all of them, or none. */
@ApplicationScoped
class Batch {
    static final int MOST = 100;

    @Inject
    Transaction transaction;

    @Inject
    Tasks tasks;

    @Inject
    ListAccess access;

    /** @throws ProblemException 400; with the number of the operation where one is at fault */
    static List<BatchOperation> parse(JsonObject json) {
        if (!(json.get("operations") instanceof JsonArray array)) {
            throw ProblemException.invalid("operations", "must be a list of operations");
        }
        if (array.isEmpty() || array.size() > MOST) {
            throw ProblemException.invalid("operations", "must have 1 to " + MOST + " operations");
        }
        List<BatchOperation> operations = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            try {
                operations.add(BatchOperation.from(array.get(i)));
            } catch (ProblemException e) {
                throw named(e, i);
            }
        }
        return operations;
    }

    /**
     * @param inbox where new tasks go that say nothing else
     * @throws DetailedProblem what the first failing operation met, with its number
     */
    BatchResults run(UUID user, UUID inbox, List<BatchOperation> operations) {
        return transaction.run(() -> {
            hold(user, inbox, operations);
            List<BatchResult> results = new ArrayList<>();
            for (int i = 0; i < operations.size(); i++) {
                try {
                    results.add(run(user, inbox, operations.get(i)));
                } catch (ProblemException e) {
                    throw named(e, i);
                }
            }
            return new BatchResults(results);
        });
    }

    private BatchResult run(UUID user, UUID inbox, BatchOperation operation) {
        NewTask made = operation.made();
        if (made != null) {
            return BatchResult.created(tasks.create(user, made.listId() == null ? inbox : made.listId(), made));
        }
        TaskChange change = operation.change();
        if (change != null) {
            return BatchResult.updated(tasks.change(user, operation.id(), change, operation.precondition()));
        }
        tasks.delete(user, operation.id(), operation.precondition());
        return BatchResult.deleted(operation.id());
    }

    /** Holds all lists that it touches, in one order for everybody: two batches that cross would hold each other up. */
    private void hold(UUID user, UUID inbox, List<BatchOperation> operations) {
        Stream<UUID> named = operations.stream().flatMap(operation -> {
            NewTask made = operation.made();
            TaskChange change = operation.change();
            return made != null
                    ? Stream.of(made.listId() == null ? inbox : made.listId())
                    : change == null ? Stream.of() : Stream.of(change.listOr(inbox));
        });
        List<UUID> ids = operations.stream().map(BatchOperation::id).toList();
        List<UUID> held = Stream.concat(named, tasks.listsOf(user, ids).stream())
                .distinct()
                .sorted()
                .filter(list -> access.heldRole(user, list).isPresent())
                .toList();
        held.forEach(access::keepTree);
    }

    private static DetailedProblem named(ProblemException cause, int index) {
        Problem problem = cause.problem();
        List<Violation> violations = problem.violations().stream()
                .map(violation -> new Violation(
                        "operations[" + index + "]" + (violation.field().isEmpty() ? "" : "." + violation.field()),
                        violation.message()))
                .toList();
        Problem named = new Problem(
                problem.type(),
                problem.title(),
                problem.status(),
                "Operation " + index + " failed, and nothing was done. " + problem.detail(),
                problem.instance(),
                violations);
        return DetailedProblem.ofOperation(
                new ProblemException(named, cause.retryAfter().orElse(null)), index);
    }
}
