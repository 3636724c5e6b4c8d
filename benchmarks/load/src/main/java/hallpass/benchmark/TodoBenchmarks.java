package hallpass.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of the to-do service, each part alone or all of them. */
public final class TodoBenchmarks {

    private interface Part {
        void run() throws Exception;
    }

    private static final Map<String, Part> PARTS = parts();

    private TodoBenchmarks() {}

    private static Map<String, Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("todo", TodoLoad::run);
        parts.put("sync", SyncLoad::run);
        parts.put("events", EventLoad::run);
        parts.put("tasks-scale", TasksScale::run);
        return parts;
    }

    public static void main(String... arguments) throws Exception {
        List<String> wanted = arguments.length == 0 ? List.of("all") : List.of(arguments);
        for (Map.Entry<String, Part> part : PARTS.entrySet()) {
            if (wanted.contains("all") || wanted.contains(part.getKey())) {
                part.getValue().run();
            }
        }
    }
}
