package hallpass.todo.exchange;

import static hallpass.todo.exchange.ImportFile.ownId;
import static hallpass.todo.exchange.ImportFile.text;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Ids;
import hallpass.resource.rest.JsonBody;
import hallpass.todo.list.ImportedLists;
import hallpass.todo.list.ListAccess;
import hallpass.todo.list.MemberRole;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The lists into which the tasks of one file go: the user's own ones that the file means, and new ones. */
final class ImportTargets {
    private static final int NAME_LENGTH = 255; // characters

    private final UUID user;
    private final UUID inbox;
    private final ListAccess access;
    private final ImportedLists lists;
    private final Origins origins;
    private final SkippedItems skipped;
    private final Map<String, UUID> targets = new HashMap<>(); // by the file's list ids and "name:" with its list names
    private final Set<UUID> made = new HashSet<>();
    private final Map<UUID, Optional<MemberRole>> roles = new HashMap<>();

    ImportTargets(
            UUID user, UUID inbox, ListAccess access, ImportedLists lists, Origins origins, SkippedItems skipped) {
        this.user = user;
        this.inbox = inbox;
        this.access = access;
        this.lists = lists;
        this.origins = origins;
        this.skipped = skipped;
    }

    /** Finds or makes all lists, and locks them until the transaction ends. */
    void prepare(Collection<JsonObject> fileLists, Collection<String> listNames) {
        hold(inbox); // first, so that two imports of one user run one after the other
        fileLists.forEach(this::prepareList);
        listNames.forEach(this::prepareNamedList);
        new TreeSet<>(targets.values()).forEach(this::hold);
    }

    /** The list for a task of the file; the Inbox if the file doesn't say, or if its list could not be made. */
    UUID of(JsonObject task) {
        String key = task.containsKey("list") ? nameKey(text(task, "list")) : text(task, "list_id");
        return targets.getOrDefault(key, inbox);
    }

    UUID inbox() {
        return inbox;
    }

    boolean mayWrite(UUID list) {
        return roles.getOrDefault(list, Optional.empty())
                .filter(MemberRole::mayWriteTasks)
                .isPresent();
    }

    int madeCount() {
        return made.size();
    }

    private void prepareList(JsonObject list) {
        String id = text(list, "id");
        if (list.get("inbox") == JsonValue.TRUE) {
            targets.put(id, inbox);
            return;
        }
        String origin = id.isEmpty() ? nameKey(text(list, "name")) : "list:" + id;
        String key = id.isEmpty() ? origin : id;
        Optional<UUID> present = ownId(id).filter(this::isMember).or(() -> origins.made(user, origin)
                .filter(this::isMember));
        if (present.isPresent()) {
            targets.put(key, present.get());
            skipped.add("list", id, "is there already");
        } else {
            make(list, id, origin, ownId(id).filter(lists::free).orElseGet(Ids::next))
                    .ifPresent(target -> targets.put(key, target));
        }
    }

    /** A calendar has only the names of lists, and no ids of them. */
    private void prepareNamedList(String name) {
        String origin = nameKey(name);
        Optional<UUID> present = name.isEmpty() || name.equals("Inbox")
                ? Optional.of(inbox)
                : origins.made(user, origin).filter(this::isMember);
        JsonObject list = Json.createObjectBuilder().add("name", name).build();
        present.or(() -> make(list, "", origin, Ids.next())).ifPresent(target -> targets.put(origin, target));
    }

    private Optional<UUID> make(JsonObject list, String fileId, String origin, UUID id) {
        try {
            JsonBody body = JsonBody.of(list);
            String name = body.requiredText("name", 1, NAME_LENGTH);
            body.check();
            lists.make(user, id, name);
        } catch (ProblemException refused) {
            skipped.add("list", fileId, SkippedItems.reason(refused) + "; its tasks go into the Inbox");
            return Optional.empty();
        }
        origins.keep(user, origin, id);
        made.add(id);
        return Optional.of(id);
    }

    private void hold(UUID list) {
        roles.computeIfAbsent(list, any -> access.heldRole(user, list));
        access.keepTree(list);
    }

    private boolean isMember(UUID list) {
        return access.role(user, list).isPresent();
    }

    private static String nameKey(String name) {
        return "name:" + name;
    }
}
