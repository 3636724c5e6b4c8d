package hallpass.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * The figures of one run.
 *
 * @param perSecond expected answers per second
 * @param cpuMillis CPU milliseconds of the server per answer
 * @param p50 median latency, milliseconds
 * @param p99 latency of 99 of 100 answers at most, milliseconds
 * @param max the longest, milliseconds
 * @param errors answers with another status than expected
 */
record Figures(double perSecond, double cpuMillis, double p50, double p99, double max, long errors) {

    static Figures of(List<long[]> latencies, long nanos, double serverCpuMillis) {
        long[] good = latencies.stream()
                .flatMapToLong(LongStream::of)
                .filter(took -> took > 0)
                .sorted()
                .toArray();
        long all = latencies.stream().mapToLong(each -> each.length).sum();
        return new Figures(
                good.length / (nanos / 1e9),
                all == 0 ? 0 : serverCpuMillis / all,
                at(good, 0.5),
                at(good, 0.99),
                at(good, 1),
                all - good.length);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e6;
    }

    String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %-44s | %8.0f | %8.2f | %9.0f | %8.2f | %8.2f | %8.2f | %6d |",
                name,
                perSecond,
                cpuMillis,
                cpuMillis == 0 ? 0 : 1000 / cpuMillis,
                p50,
                p99,
                max,
                errors);
    }

    static String head() {
        return String.format(
                        Locale.ROOT,
                        "| %-44s | %8s | %8s | %9s | %8s | %8s | %8s | %6s |%n",
                        "",
                        "req/s",
                        "CPU ms",
                        "per CPU s",
                        "p50 ms",
                        "p99 ms",
                        "max ms",
                        "errors")
                + "|" + "-".repeat(46) + "|" + ("-".repeat(10) + "|").repeat(2) + "-".repeat(11) + "|"
                + ("-".repeat(10) + "|").repeat(3) + "-".repeat(8) + "|";
    }
}
