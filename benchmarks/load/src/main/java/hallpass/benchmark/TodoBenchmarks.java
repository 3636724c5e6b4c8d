package hallpass.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the benchmarks of the to-do service, all parts or one. */
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
        parts.put("replicas", ReplicasLoad::run);
        parts.put("memory", MemoryLoad::run);
        return parts;
    }

    public static void main(String... arguments) throws Exception {
        for (Map.Entry<String, Part> part : PARTS.entrySet()) {
            if (Benchmarks.wanted(part.getKey(), arguments)) {
                part.getValue().run();
            }
        }
    }
}
