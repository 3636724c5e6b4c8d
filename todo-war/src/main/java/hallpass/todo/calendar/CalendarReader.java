package hallpass.todo.calendar;

import hallpass.resource.problem.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a calendar into the JSON form of an export, one component after the other. It reads the file twice: a time zone
 * or an occurrence may stand behind the task that needs it.
 */
public final class CalendarReader {
    /** The name of a task's list, in our own calendars. */
    public static final String LIST = CalendarComponent.LIST;

    /** The place of a task in its list, in our own calendars. */
    public static final String POSITION = CalendarComponent.POSITION;

    private static final int MOST_OVERRIDES = 100_000;

    private static final int MOST_OVERRIDES_OF_ONE = 500; // UID; a series leaves out no more

    private final CalendarZones zones = new CalendarZones();
    private final CalendarRule.Steps steps = new CalendarRule.Steps();
    private final Map<String, List<ContentLine>> overridden = new HashMap<>(); // by UID
    private int overrides;

    /** Opens the file from its beginning. */
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Writes it as the JSON that an export has, component by component.
     *
     * @throws ProblemException 400 if it is no calendar
     */
    public void read(Source file, Writer json) throws IOException {
        try (InputStream in = file.open()) {
            new CalendarLines(in).read(this::note);
        }
        json.write("{\"tasks\":[");
        String[] separator = {""};
        try (InputStream in = file.open()) {
            new CalendarLines(in).read(component -> {
                if (!component.name().equals("VTIMEZONE")) {
                    json.write(separator[0] + "\n" + item(component));
                    separator[0] = ",";
                }
            });
        }
        json.write("]}");
    }

    private void note(CalendarComponent component) {
        if (component.name().equals("VTIMEZONE")) {
            zones.define(component);
        } else if (component.name().equals("VTODO") && overrides < MOST_OVERRIDES) {
            component.first("RECURRENCE-ID").ifPresent(id -> {
                List<ContentLine> ofOne = overridden.computeIfAbsent(component.text("UID"), uid -> new ArrayList<>());
                if (ofOne.size() < MOST_OVERRIDES_OF_ONE) {
                    ofOne.add(id);
                    overrides++;
                }
            });
        }
    }

    /** Only the first series of a UID gets them: any other is skipped, and must not read all of them again. */
    private List<ContentLine> overriddenOf(CalendarComponent component) {
        List<ContentLine> ofOne =
                component.first("RECURRENCE-ID").isPresent() ? null : overridden.remove(component.text("UID"));
        return ofOne == null ? List.of() : ofOne;
    }

    private JsonObject item(CalendarComponent component) {
        if (component.name().equals("VTODO")) {
            return new CalendarTask(component, zones, steps).json(overriddenOf(component));
        }
        return Json.createObjectBuilder()
                .add("id", component.text("UID"))
                .add("title", component.text("SUMMARY"))
                .add("left_out", "is a " + component.name() + ", and no task")
                .add("source", Json.createObjectBuilder().add("line", component.line()))
                .build();
    }
}
