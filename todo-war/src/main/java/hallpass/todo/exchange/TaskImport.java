package hallpass.todo.exchange;

import static hallpass.todo.exchange.ImportFile.ownId;
import static hallpass.todo.exchange.ImportFile.text;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import hallpass.resource.rest.Ids;
import hallpass.todo.task.ImportedTasks;
import hallpass.todo.task.TaskViews;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Makes the tasks of one file, in parts: what is known of the tasks of a part is read in one statement for all of them.
 */
final class TaskImport {
    static final int PART = 200; // tasks

    private static final int CONFLICT = 409;
    private static final String TWICE = "has the same id as another task of this file";

    private final UUID user;
    private final List<UUID> lists;
    private final ImportTargets targets;
    private final SkippedItems skipped;
    private final ImportedTasks tasks;
    private final TaskViews views;
    private final Origins origins;
    private final List<JsonObject> part = new ArrayList<>();
    private final Map<String, UUID> madeOrPresent = new HashMap<>(); // by the file's task ids
    private final Map<UUID, UUID> listOfMade = new HashMap<>();
    private final Map<String, String> parents = new LinkedHashMap<>(); // child to parent, by the file's task ids
    private final Map<UUID, String> full = new HashMap<>(); // lists that take no more tasks, and why
    private final Map<String, Integer> repetitions = new HashMap<>(); // of tasks without an id

    /** @param lists all lists that the user has a part in */
    TaskImport(
            UUID user,
            List<UUID> lists,
            ImportTargets targets,
            SkippedItems skipped,
            ImportedTasks tasks,
            TaskViews views,
            Origins origins) {
        this.user = user;
        this.lists = lists;
        this.targets = targets;
        this.skipped = skipped;
        this.tasks = tasks;
        this.views = views;
        this.origins = origins;
    }

    void add(JsonObject task) {
        part.add(task);
        if (part.size() == PART) {
            makePart();
        }
    }

    /**
     * Makes the last part, and then puts children under their parents: a child may stand before its parent in the file.
     */
    void finish() {
        makePart();
        placeChildren();
    }

    int madeCount() {
        return listOfMade.size();
    }

    private void makePart() {
        List<String> partOrigins = part.stream().map(this::origin).toList();
        Map<String, UUID> known = origins.made(user, Set.copyOf(partOrigins));
        Set<UUID> candidates = new HashSet<>(known.values());
        part.forEach(task -> ownId(text(task, "id")).ifPresent(candidates::add));
        Set<UUID> visible = views.of(lists, candidates).keySet();
        Set<UUID> taken = tasks.taken(candidates);
        Map<String, UUID> newOrigins = new HashMap<>();
        for (int i = 0; i < part.size(); i++) {
            JsonObject task = part.get(i);
            String id = text(task, "id");
            String origin = partOrigins.get(i);
            Optional<UUID> present = Optional.ofNullable(madeOrPresent.get(id)) // twice in one file
                    .or(() -> ownId(id).filter(visible::contains))
                    .or(() -> Optional.ofNullable(known.get(origin)).filter(visible::contains));
            if (present.isPresent()) {
                skipped.add("task", task, madeOrPresent.containsKey(id) ? TWICE : "is there already");
                remember(id, present.get());
                continue;
            }
            UUID newId = ownId(id)
                    .filter(free -> !taken.contains(free) && !listOfMade.containsKey(free))
                    .orElseGet(Ids::next);
            if (make(task, id, newId)) {
                newOrigins.put(origin, newId);
                remember(id, newId);
            }
        }
        tasks.flush();
        origins.keep(user, newOrigins);
        part.clear();
    }

    /** A task without an id is known by its content. Of several with the same content, each has a number of its own. */
    private String origin(JsonObject task) {
        String id = text(task, "id");
        if (!id.isEmpty()) {
            return "task:" + id;
        }
        JsonObject alone = Json.createObjectBuilder(task).remove("source").build(); // the same on another line
        String content = UUID.nameUUIDFromBytes(alone.toString().getBytes(StandardCharsets.UTF_16))
                .toString();
        return "alike:" + content + ":" + repetitions.merge(content, 1, Integer::sum);
    }

    private void remember(String id, UUID task) {
        if (!id.isEmpty()) {
            madeOrPresent.put(id, task);
        }
    }

    private boolean make(JsonObject task, String id, UUID newId) {
        UUID list = targets.of(task);
        Optional<String> obstacle = obstacle(task, list);
        if (obstacle.isPresent()) {
            skipped.add("task", task, obstacle.get());
            return false;
        }
        try {
            if (task.containsKey("source")) {
                makeWhatFits(list, newId, task);
            } else {
                tasks.make(user, list, newId, task);
            }
        } catch (ProblemException refused) {
            String reason = SkippedItems.reason(refused);
            if (refused.problem().status() == CONFLICT) {
                full.put(list, reason);
            }
            skipped.add("task", task, reason);
            return false;
        }
        skipped.addRemarks(task);
        listOfMade.put(newId, list);
        if (!text(task, "parent_id").isEmpty()) {
            parents.put(id, text(task, "parent_id"));
        }
        return true;
    }

    /** In a file of other programs a member that is wrong costs only itself. */
    private void makeWhatFits(UUID list, UUID id, JsonObject task) {
        try {
            tasks.make(user, list, id, task);
        } catch (ProblemException refused) {
            JsonObjectBuilder rest = Json.createObjectBuilder(task);
            for (Violation violation : refused.problem().violations()) {
                rest.remove(violation.field().replaceFirst("\\[.*", ""));
            }
            if (refused.problem().violations().isEmpty()) {
                throw refused;
            }
            tasks.make(user, list, id, rest.build()); // without a title it is refused again
            skipped.add("property", task, SkippedItems.reason(refused) + ": left out");
        }
    }

    private Optional<String> obstacle(JsonObject task, UUID list) {
        if (task.containsKey("left_out")) {
            return Optional.of(text(task, "left_out")); // the reader says why
        }
        if (full.containsKey(list)) {
            return Optional.ofNullable(full.get(list));
        }
        return targets.mayWrite(list) ? Optional.empty() : Optional.of("is of a list that you may only view");
    }

    private void placeChildren() {
        int count = 0;
        for (Map.Entry<String, String> entry : parents.entrySet()) {
            String id = entry.getKey();
            UUID child = madeOrPresent.get(id);
            UUID parent = madeOrPresent.get(entry.getValue());
            if (child == null || parent == null) {
                skipped.add("parent", id, "parent " + entry.getValue() + " is not here: it stands at the top");
                continue;
            }
            try {
                tasks.hang(listOfMade.getOrDefault(child, targets.inbox()), child, parent);
            } catch (ProblemException impossible) {
                skipped.add("parent", id, SkippedItems.reason(impossible) + ": it stands at the top");
            }
            if (++count % PART == 0) {
                tasks.flush();
            }
        }
        tasks.flush();
    }
}
