package hallpass.todo.task;

import hallpass.database.write.Transaction;
import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import hallpass.resource.rest.JsonBody;
import hallpass.todo.list.ListAccess;
import hallpass.todo.problem.DetailedProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Runs several operations in one transaction: all of them, or none. */
@ApplicationScoped
class Batch {
    static final int MOST = 100;

    @Inject
    Transaction transaction;

    @Inject
    Tasks tasks;

    @Inject
    ListAccess access;

    /** @throws ProblemException 400; with the number of the operation that is at fault, if it is one */
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
                operations.add(operation(array.get(i)));
            } catch (ProblemException e) {
                throw named(e, i);
            }
        }
        return operations;
    }

    private static BatchOperation operation(JsonValue value) {
        if (value instanceof JsonObject json) {
            return BatchOperation.from(JsonBody.of(json));
        }
        throw ProblemException.invalid("", "must be an object");
    }

    /**
     * @param inbox for new tasks that name no list
     * @throws DetailedProblem the problem of the first operation that fails, with its number
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
        NewTask newTask = operation.newTask();
        if (newTask != null) {
            return BatchResult.created(tasks.create(user, newTask));
        }
        TaskChange change = operation.change();
        if (change != null) {
            return BatchResult.updated(tasks.change(user, operation.id(), change, operation.precondition()));
        }
        tasks.delete(user, operation.id(), operation.precondition());
        return BatchResult.deleted(operation.id());
    }

    /** Locks all lists that the batch touches, sorted: two batches that lock them in another order would deadlock. */
    private void hold(UUID user, UUID inbox, List<BatchOperation> operations) {
        Stream<UUID> named = operations.stream().flatMap(operation -> {
            NewTask newTask = operation.newTask();
            TaskChange change = operation.change();
            return newTask != null
                    ? Stream.of(newTask.listOr(inbox))
                    : change == null ? Stream.of() : Stream.of(change.listOr(inbox));
        });
        List<UUID> ids = operations.stream().map(BatchOperation::id).toList();
        List<UUID> locked = Stream.concat(named, tasks.listsOf(user, ids).stream())
                .distinct()
                .sorted()
                .filter(list -> access.heldRole(user, list).isPresent())
                .toList();
        locked.forEach(access::keepTree);
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
