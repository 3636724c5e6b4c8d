package hallpass.todo.calendar;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

/** What a reader remarks about one task of a file: the first remarks, and how many more there are. */
public final class TaskRemarks {
    private static final int MOST = 50;
    private static final int LONGEST = 500; // characters of a remark

    private final JsonArrayBuilder told = Json.createArrayBuilder();
    private int total;
    private int lineOfRest;

    /** @param line of the file that it is about */
    public void add(int line, String text) {
        if (++total <= MOST) {
            told.add(remark(line, text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text));
        } else if (total == MOST + 1) {
            lineOfRest = line;
        }
    }

    /** The member {@code source} of a task: where it begins in the file, and the remarks. */
    public JsonObject source(int line) {
        if (total > MOST) {
            told.add(remark(lineOfRest, "and " + (total - MOST) + " more"));
        }
        return Json.createObjectBuilder().add("line", line).add("remarks", told).build();
    }

    private static JsonObject remark(int line, String text) {
        return Json.createObjectBuilder().add("line", line).add("text", text).build();
    }
}
