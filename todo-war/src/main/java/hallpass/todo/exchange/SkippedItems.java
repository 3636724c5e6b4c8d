package hallpass.todo.exchange;

import static hallpass.todo.exchange.ImportFile.text;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import hallpass.todo.exchange.ImportReport.Skipped;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what an import leaves out, and why. All of it is counted; only the first items are told one by one. */
final class SkippedItems {
    private static final int MOST_TOLD = 10_000;

    private final List<Skipped> told = new ArrayList<>();
    private int total;

    /** @param id as the file has it */
    void add(String entity, String id, String reason) {
        add(new Skipped(entity, printable(id), reason));
    }

    /** Something about a task of the file, with what people know it by. */
    void add(String entity, JsonObject task, String reason) {
        add(entity, task, line(source(task)), reason);
    }

    private void add(String entity, JsonObject task, @Nullable Integer line, String reason) {
        String title = text(task, "title");
        add(new Skipped(
                entity,
                printable(text(task, "id")),
                printable(reason),
                title.isEmpty() ? null : printable(title),
                line));
    }

    /** What a reader remarked about a task that was made. */
    void addRemarks(JsonObject task) {
        if (source(task).get("remarks") instanceof JsonArray remarks) {
            for (JsonValue remark : remarks) {
                if (remark instanceof JsonObject object) {
                    add("property", task, line(object), text(object, "text"));
                }
            }
        }
    }

    private void add(Skipped item) {
        total++;
        if (told.size() < MOST_TOLD) {
            told.add(item);
        }
    }

    private static JsonObject source(JsonObject task) {
        return task.get("source") instanceof JsonObject source ? source : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static @Nullable Integer line(JsonObject object) {
        return object.get("line") instanceof JsonNumber number ? number.intValue() : null;
    }

    int total() {
        return total;
    }

    List<Skipped> told() {
        return told;
    }

    static String reason(ProblemException refused) {
        List<Violation> violations = refused.problem().violations();
        return violations.isEmpty()
                ? refused.problem().detail()
                : violations.stream()
                        .map(violation -> violation.field() + " " + violation.message())
                        .collect(Collectors.joining("; "));
    }

    /** Replaces halves of surrogate pairs, which an answer can't hold. */
    private static String printable(String id) {
        return new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
