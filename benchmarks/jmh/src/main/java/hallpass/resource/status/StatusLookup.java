package hallpass.resource.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the look-up that tells a request whether its session has ended. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@Threads(2)
public class StatusLookup {

    private static final String URI = "https://id.example.org/auth/status/0";

    /** Places in the list: a thousand, a million, eight million. */
    @Param({"1024", "1048576", "8388608"})
    int places;

    /** Whether {@code HALLPASS_STATUS_MAX_AGE} is set. */
    @Param({"false", "true"})
    boolean bounded;

    private final StatusLists lists = new StatusLists();
    private final Map<String, Object> claim = Map.of("status_list", Map.of("uri", URI, "idx", 1000L));

    @org.openjdk.jmh.annotations.Setup
    public void fill() {
        byte[] bits = new byte[places / 8];
        new Random(1).nextBytes(bits);
        lists.clock = Clock.systemUTC();
        lists.maxAge = bounded ? Optional.of(Duration.ofHours(1)) : Optional.empty();
        lists.hold(new StatusList(URI, "", "k1", Instant.now(), 1, bits), System.currentTimeMillis());
    }

    @State(Scope.Thread)
    public static class Caller {
        private final Random random = new Random();
    }

    /** @param arguments the part of the benchmarks to run: {@code lookup}, or {@code all} */
    public static void main(String... arguments) throws Exception {
        if (List.of("all", "lookup").containsAll(List.of(arguments))) {
            Main.main(new String[0]);
        }
    }

    /** Looks at another place each time, so that the list does not stay in the processor's nearest cache. */
    @Benchmark
    public TokenStatus lookup(Caller caller) {
        return lists.of(URI, caller.random.nextInt(places));
    }

    /** Also takes the claim's members from the token. */
    @Benchmark
    public TokenStatus claimAndLookup() {
        StatusReference reference = StatusReference.of(claim);
        return reference == null ? TokenStatus.INVALID : lists.of(reference.uri(), reference.index());
    }
}
