package hallpass.todo.exchange;

import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import hallpass.resource.rest.Ids;
import hallpass.todo.exchange.ImportReport.Skipped;
import hallpass.todo.list.ImportedLists;
import hallpass.todo.list.ListAccess;
import hallpass.todo.list.MemberRole;
import hallpass.todo.task.ImportedTasks;
import hallpass.todo.task.TaskViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes what a file has and the user doesn't, in one transaction. */
@ApplicationScoped
class Import {
    private static final int FLUSH_EVERY = 200; // tasks
    private static final int NAME = 255; // characters

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

    ImportReport run(UUID user, JsonObject file) {
        UUID inbox = access.inboxOf(user); // outside the transaction
        List<JsonObject> fileLists = objects(file, "lists");
        List<JsonObject> fileTasks = objects(file, "tasks");
        return transaction.run(() -> new Run(user, inbox).run(fileLists, fileTasks));
    }

    private static List<JsonObject> objects(JsonObject file, String member) {
        JsonValue value = file.get(member);
        if (value == null && member.equals("lists")) {
            return List.of();
        }
        if (!(value instanceof JsonArray array) || !array.stream().allMatch(JsonObject.class::isInstance)) {
            throw ProblemException.invalid(member, "must be a list of objects, as an export has it");
        }
        return array.getValuesAs(JsonObject.class);
    }

    /** One attempt. */
    private final class Run {
        private final UUID user;
        private final UUID inbox;
        private final List<Skipped> skipped = new ArrayList<>();
        private final Map<String, UUID> targets = new HashMap<>(); // list ids and names of the file
        private final Map<String, UUID> made = new HashMap<>(); // task ids of the file
        private final Map<UUID, UUID> listOf = new HashMap<>(); // of tasks that were made now
        private final Set<UUID> newLists = new HashSet<>();
        private final Map<UUID, Optional<MemberRole>> roles = new HashMap<>();

        Run(UUID user, UUID inbox) {
            this.user = user;
            this.inbox = inbox;
        }

        ImportReport run(List<JsonObject> fileLists, List<JsonObject> fileTasks) {
            fileLists.forEach(this::list);
            fileTasks.stream()
                    .filter(task -> task.containsKey("list") && !targets.containsKey("name:" + text(task, "list")))
                    .forEach(task -> namedList(text(task, "list")));
            hold();
            List<JsonObject> hanging = new ArrayList<>();
            int count = 0;
            for (JsonObject task : fileTasks) {
                if (task(task) && !text(task, "parent_id").isEmpty()) {
                    hanging.add(task);
                }
                if (++count % FLUSH_EVERY == 0) {
                    tasks.flush();
                }
            }
            tasks.flush();
            hanging.forEach(this::hang);
            tasks.flush();
            return new ImportReport(newLists.size(), listOf.size(), skipped);
        }

        private void list(JsonObject list) {
            String id = text(list, "id");
            String name = text(list, "name");
            if (list.get("inbox") == JsonValue.TRUE) {
                targets.put(id, inbox);
                return;
            }
            Optional<UUID> there = uuid(id).filter(this::mine)
                    .or(() -> origins.made(user, "list:" + id).filter(this::mine));
            if (there.isPresent()) {
                targets.put(id, there.get());
                skip("list", id, "is there already");
            } else if (name.isEmpty() || name.codePointCount(0, name.length()) > NAME || name.indexOf(0) >= 0) {
                skip("list", id, "has no name of 1 to " + NAME + " characters; its tasks go into the Inbox");
            } else {
                targets.put(id, make("list:" + id, uuid(id).filter(lists::free).orElseGet(Ids::next), name));
            }
        }

        /** A calendar names lists and has no ids of them. */
        private void namedList(String name) {
            String origin = "name:" + name;
            UUID list = name.isEmpty() || name.length() > NAME || name.equals("Inbox")
                    ? inbox
                    : origins.made(user, origin).filter(this::mine).orElseGet(() -> make(origin, Ids.next(), name));
            targets.put(origin, list);
        }

        private UUID make(String origin, UUID id, String name) {
            lists.make(user, id, name);
            origins.keep(user, origin, id);
            newLists.add(id);
            return id;
        }

        private void hold() {
            Set<UUID> held = new TreeSet<>(targets.values());
            held.add(inbox);
            held.forEach(list -> roles.put(list, access.heldRole(user, list)));
            held.forEach(access::keepTree);
        }

        private boolean task(JsonObject task) {
            String id = text(task, "id");
            if (task.containsKey("unsupported")) {
                skip("task", id, "is a " + text(task, "unsupported") + ", and no task");
                return false;
            }
            Optional<UUID> there = made(id);
            if (there.isPresent()) {
                made.put(id, there.get());
                skip("task", id, "is there already");
                return false;
            }
            UUID list = targets.getOrDefault(
                    task.containsKey("list") ? "name:" + text(task, "list") : text(task, "list_id"), inbox);
            if (roles.getOrDefault(list, Optional.empty())
                    .filter(MemberRole::mayWriteTasks)
                    .isEmpty()) {
                skip("task", id, "is of a list that you may only view");
                return false;
            }
            UUID own = uuid(id).filter(tasks::free)
                    .filter(any -> !listOf.containsKey(any))
                    .orElseGet(Ids::next);
            try {
                tasks.make(user, list, own, task);
            } catch (ProblemException invalid) {
                skip("task", id, reason(invalid));
                return false;
            }
            if (!id.isEmpty()) {
                origins.keep(user, "task:" + id, own);
                made.put(id, own);
            }
            listOf.put(own, list);
            return true;
        }

        private void hang(JsonObject task) {
            UUID child = made.get(text(task, "id"));
            String parent = text(task, "parent_id");
            UUID above = made.getOrDefault(parent, null);
            if (child == null || above == null) {
                skip("parent", text(task, "id"), "parent " + parent + " is not here: it stands at the top");
                return;
            }
            try {
                tasks.hang(listOf.getOrDefault(child, inbox), child, above);
            } catch (ProblemException impossible) {
                skip("parent", text(task, "id"), reason(impossible) + ": it stands at the top");
            }
        }

        private Optional<UUID> made(String id) {
            if (id.isEmpty()) {
                return Optional.empty();
            }
            if (made.containsKey(id)) {
                return Optional.of(made.get(id)); // twice in one file
            }
            return uuid(id).filter(this::seen)
                    .or(() -> origins.made(user, "task:" + id).filter(this::seen));
        }

        private boolean seen(UUID task) {
            return !views.of(access.listsOf(user), List.of(task)).isEmpty();
        }

        private boolean mine(UUID list) {
            return access.role(user, list).isPresent();
        }

        private void skip(String entity, String id, String reason) {
            skipped.add(new Skipped(entity, id, reason));
        }
    }

    private static String reason(ProblemException invalid) {
        List<Violation> violations = invalid.problem().violations();
        return violations.isEmpty()
                ? invalid.problem().detail()
                : violations.stream()
                        .map(violation -> violation.field() + " " + violation.message())
                        .collect(Collectors.joining("; "));
    }

    /** Only identifiers like our own are kept. */
    private static Optional<UUID> uuid(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.version() == 7 && id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static String text(JsonObject json, String member) {
        @Nullable JsonValue value = json.get(member);
        return value instanceof JsonString string ? string.getString() : "";
    }
}
