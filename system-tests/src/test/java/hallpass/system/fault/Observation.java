package hallpass.system.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How one request went: its answer, or why there was none. */
record Observation(Instant at, String kind, String outcome, boolean good) {

    /** The requests of one kind: how many there were, how many failed, and from when to when they failed. */
    static String summary(List<Observation> observations, Instant fault) {
        Map<String, List<Observation>> byKind = observations.stream()
                .collect(Collectors.groupingBy(Observation::kind, TreeMap::new, Collectors.toList()));
        return byKind.entrySet().stream()
                .map(entry -> entry.getKey() + " " + of(entry.getValue(), fault))
                .collect(Collectors.joining("\n  "));
    }

    private static String of(List<Observation> all, Instant fault) {
        List<Observation> bad = all.stream().filter(each -> !each.good()).toList();
        if (bad.isEmpty()) {
            return all.size() + " good";
        }
        Map<String, Long> outcomes =
                bad.stream().collect(Collectors.groupingBy(Observation::outcome, TreeMap::new, Collectors.counting()));
        return String.format(
                Locale.ROOT,
                "%d of %d not good %s from %.1f to %.1f s",
                bad.size(),
                all.size(),
                outcomes,
                seconds(fault, bad.get(0).at()),
                seconds(fault, bad.get(bad.size() - 1).at()));
    }

    static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
