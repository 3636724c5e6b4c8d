package hallpass.todo.task;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.rest.Versioned;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a batch.
 *
 * @param id the task to change or delete; not with create
 * @param ifMatch the entity tag that it must have; null: any
 * @param newTask with create only
 * @param change the merge patch; with update only
 */
record BatchOperation(
        Kind kind,
        UUID id,
        @Nullable String ifMatch,
        @Nullable NewTask newTask,
        @Nullable TaskChange change) {
    private static final UUID NONE = new UUID(0, 0);
    private static final Set<String> UPDATES = Set.of("update", "patch");

    enum Kind {
        CREATE,
        UPDATE,
        DELETE
    }

    /** @throws ProblemException 400 with what is wrong, by the names of the operation's members */
    static BatchOperation from(JsonBody body) {
        Kind kind = kind(body);
        UUID id = body.uuid("id");
        if (kind != Kind.CREATE && id == null && (!body.has("id") || body.isNull("id"))) {
            body.violation("id", "is needed");
        }
        String ifMatch = body.text("if_match", 1, 255);
        body.check();
        // the members of the task may stand in the operation itself
        JsonBody task = kind != Kind.DELETE && body.has("task") ? body.object("task") : body;
        if (task == null) {
            throw ProblemException.invalid("task", "must be an object");
        }
        return new BatchOperation(
                kind,
                id == null ? NONE : id,
                ifMatch,
                kind == Kind.CREATE ? NewTask.from(task) : null,
                kind == Kind.UPDATE ? TaskChange.from(task) : null);
    }

    LongConsumer precondition() {
        return version -> {
            if (ifMatch != null
                    && !ifMatch.equals("*")
                    && !ifMatch.equals("\"" + Versioned.tag(version).getValue() + "\"")) {
                throw ProblemException.preconditionFailed();
            }
        };
    }

    private static Kind kind(JsonBody body) {
        String op = body.requiredText("op", 1, 20);
        if (UPDATES.contains(op)) {
            return Kind.UPDATE;
        }
        if (op.equals("delete")) {
            return Kind.DELETE;
        }
        if (!op.isEmpty() && !op.equals("create")) {
            body.violation("op", "must be one of create, update, delete");
        }
        return Kind.CREATE;
    }
}
