package hallpass.todo.exchange;

import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import hallpass.resource.rest.Ids;
import hallpass.resource.rest.JsonBody;
import hallpass.todo.exchange.ImportReport.Skipped;
import hallpass.todo.list.ImportedLists;
import hallpass.todo.list.ListAccess;
import hallpass.todo.list.MemberRole;
import hallpass.todo.task.ImportedTasks;
import hallpass.todo.task.TaskViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes what a file has and the user doesn't, in one transaction; a part of the file is in memory at a time, and the ids of what was made. */
@ApplicationScoped
class Import {
    private static final int PART = 200; // tasks
    private static final int MOST_LISTS = 10_000;
    private static final int MOST_TASKS = 1_000_000;
    private static final int MOST_SKIPPED = 10_000; // that are told of
    private static final int CONFLICT = 409;
    private static final Duration AT_MOST = Duration.ofMinutes(10);
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

    ImportReport run(UUID user, ImportFile file) {
        UUID inbox = access.inboxOf(user); // outside the transaction
        List<JsonObject> fileLists = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        int[] count = {0};
        file.check(
                list -> {
                    bound(fileLists.size(), MOST_LISTS, "lists");
                    fileLists.add(list);
                },
                task -> {
                    bound(count[0]++, MOST_TASKS, "tasks");
                    if (task.containsKey("list")) {
                        bound(names.size(), MOST_LISTS, "tasks");
                        names.add(text(task, "list"));
                    }
                });
        return transaction.run(AT_MOST, () -> new Run(user, inbox).run(fileLists, names, file));
    }

    private static void bound(int size, int most, String member) {
        if (size >= most) {
            throw ProblemException.invalid(member, "are too many: at most " + most + " of them in one file");
        }
    }

    /** One attempt. */
    private final class Run {
        private final UUID user;
        private final UUID inbox;
        private final List<Skipped> skipped = new ArrayList<>();
        private int skippedTotal;
        private final Map<String, UUID> targets = new HashMap<>(); // list ids and names of the file
        private final Map<String, UUID> made = new HashMap<>(); // task ids of the file
        private final Map<UUID, UUID> listOf = new HashMap<>(); // of tasks that were made now
        private final Map<String, String> parents = new LinkedHashMap<>(); // of those, by ids of the file
        private final Set<UUID> newLists = new HashSet<>();
        private final Map<UUID, Optional<MemberRole>> roles = new HashMap<>();
        private final Map<UUID, String> full = new HashMap<>(); // lists where there is no room, and why
        private final Map<String, Integer> alike = new HashMap<>(); // tasks without an id
        private final List<JsonObject> part = new ArrayList<>();
        private List<UUID> own = List.of();

        Run(UUID user, UUID inbox) {
            this.user = user;
            this.inbox = inbox;
        }

        ImportReport run(List<JsonObject> fileLists, Set<String> names, ImportFile file) {
            hold(inbox); // first: one import of a user after the other
            fileLists.forEach(this::list);
            names.forEach(this::namedList);
            new TreeSet<>(targets.values()).forEach(this::hold);
            own = access.listsOf(user);
            file.tasks(task -> {
                part.add(task);
                if (part.size() == PART) {
                    tasks();
                }
            });
            tasks();
            hang();
            return new ImportReport(newLists.size(), listOf.size(), skippedTotal, skipped);
        }

        private void list(JsonObject list) {
            String id = text(list, "id");
            if (list.get("inbox") == JsonValue.TRUE) {
                targets.put(id, inbox);
                return;
            }
            String origin = id.isEmpty() ? "name:" + text(list, "name") : "list:" + id;
            String key = id.isEmpty() ? origin : id;
            Optional<UUID> there = uuid(id).filter(this::mine)
                    .or(() -> origins.made(user, origin).filter(this::mine));
            if (there.isPresent()) {
                targets.put(key, there.get());
                skip("list", id, "is there already");
            } else {
                make(list, id, origin, uuid(id).filter(lists::free).orElseGet(Ids::next))
                        .ifPresent(made -> targets.put(key, made));
            }
        }

        /** A calendar names lists and has no ids of them. */
        private void namedList(String name) {
            String origin = "name:" + name;
            UUID there = name.isEmpty() || name.equals("Inbox")
                    ? inbox
                    : origins.made(user, origin).filter(this::mine).orElse(null);
            JsonObject list = Json.createObjectBuilder().add("name", name).build();
            Optional.ofNullable(there)
                    .or(() -> make(list, "", origin, Ids.next()))
                    .ifPresent(target -> targets.put(origin, target));
        }

        private Optional<UUID> make(JsonObject list, String named, String origin, UUID id) {
            try {
                JsonBody body = JsonBody.of(list);
                String name = body.requiredText("name", 1, NAME);
                body.check();
                lists.make(user, id, name);
            } catch (ProblemException refused) {
                skip("list", named, reason(refused) + "; its tasks go into the Inbox");
                return Optional.empty();
            }
            origins.keep(user, origin, id);
            newLists.add(id);
            return Optional.of(id);
        }

        private void hold(UUID list) {
            roles.computeIfAbsent(list, any -> access.heldRole(user, list));
            access.keepTree(list);
        }

        /** A part of the file's tasks at a time: what is known of them is asked for together. */
        private void tasks() {
            List<String> marks = part.stream().map(this::origin).toList();
            Map<String, UUID> known = origins.made(user, Set.copyOf(marks));
            Set<UUID> candidates = new HashSet<>(known.values());
            part.forEach(task -> uuid(text(task, "id")).ifPresent(candidates::add));
            Set<UUID> seen = views.of(own, candidates).keySet();
            Set<UUID> taken = tasks.taken(candidates);
            Map<String, UUID> kept = new HashMap<>();
            for (int i = 0; i < part.size(); i++) {
                JsonObject task = part.get(i);
                String id = text(task, "id");
                String origin = marks.get(i);
                Optional<UUID> there = Optional.ofNullable(made.get(id)) // twice in one file
                        .or(() -> uuid(id).filter(seen::contains))
                        .or(() -> Optional.ofNullable(known.get(origin)).filter(seen::contains));
                if (there.isPresent()) {
                    remember(id, there.get());
                    skip("task", id, "is there already");
                    continue;
                }
                UUID chosen = uuid(id).filter(free -> !taken.contains(free) && !listOf.containsKey(free))
                        .orElseGet(Ids::next);
                if (task(task, id, chosen)) {
                    kept.put(origin, chosen);
                    remember(id, chosen);
                }
            }
            tasks.flush();
            origins.keep(user, kept);
            part.clear();
        }

        /** What a file doesn't name is known by what it says: the second of two that are alike is another one. */
        private String origin(JsonObject task) {
            String id = text(task, "id");
            if (!id.isEmpty()) {
                return "task:" + id;
            }
            String content = UUID.nameUUIDFromBytes(task.toString().getBytes(StandardCharsets.UTF_16))
                    .toString();
            return "alike:" + content + ":" + alike.merge(content, 1, Integer::sum);
        }

        private void remember(String id, UUID task) {
            if (!id.isEmpty()) {
                made.put(id, task);
            }
        }

        private boolean task(JsonObject task, String id, UUID chosen) {
            if (task.containsKey("left_out")) {
                skip("task", id, text(task, "left_out"));
                return false;
            }
            UUID list = targets.getOrDefault(
                    task.containsKey("list") ? "name:" + text(task, "list") : text(task, "list_id"), inbox);
            if (full.containsKey(list)) {
                skip("task", id, full.getOrDefault(list, ""));
                return false;
            }
            if (roles.getOrDefault(list, Optional.empty())
                    .filter(MemberRole::mayWriteTasks)
                    .isEmpty()) {
                skip("task", id, "is of a list that you may only view");
                return false;
            }
            try {
                tasks.make(user, list, chosen, task);
            } catch (ProblemException refused) {
                if (refused.problem().status() == CONFLICT) {
                    full.put(list, reason(refused));
                }
                skip("task", id, reason(refused));
                return false;
            }
            listOf.put(chosen, list);
            if (!text(task, "parent_id").isEmpty()) {
                parents.put(id, text(task, "parent_id"));
            }
            return true;
        }

        private void hang() {
            int count = 0;
            for (Map.Entry<String, String> hanging : parents.entrySet()) {
                String id = hanging.getKey();
                UUID child = made.get(id);
                UUID above = made.get(hanging.getValue());
                if (child == null || above == null) {
                    skip("parent", id, "parent " + hanging.getValue() + " is not here: it stands at the top");
                    continue;
                }
                try {
                    tasks.hang(listOf.getOrDefault(child, inbox), child, above);
                } catch (ProblemException impossible) {
                    skip("parent", id, reason(impossible) + ": it stands at the top");
                }
                if (++count % PART == 0) {
                    tasks.flush();
                }
            }
            tasks.flush();
        }

        private boolean mine(UUID list) {
            return access.role(user, list).isPresent();
        }

        private void skip(String entity, String id, String reason) {
            skippedTotal++;
            if (skipped.size() < MOST_SKIPPED) {
                skipped.add(new Skipped(entity, printable(id), reason));
            }
        }
    }

    /** Half of a surrogate pair can't be answered. */
    private static String printable(String id) {
        return new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
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
