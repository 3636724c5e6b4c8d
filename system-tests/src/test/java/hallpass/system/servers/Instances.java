package hallpass.system.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Folders of instances, below this module's target so that their logs can be read after a failure. */
public final class Instances {

    public static final Duration READY_WITHIN = Duration.ofMinutes(4);

    /** A small heap, and only the compiler that makes a start short: two cores start several servers at once. */
    public static final String JVM_ARGS = "-Xmx384m -XX:TieredStopAtLevel=1";

    /** All tests come from one address, far more of them than people in an office. */
    static final String ADDRESS_FAILURES = "1000000";

    private Instances() {}

    public static Path fresh(String name) {
        try {
            Path all = Files.createDirectories(Path.of("target", "instances").toAbsolutePath());
            return Files.createTempDirectory(all, name + "-");
        } catch (IOException notWritable) {
            throw new UncheckedIOException(notWritable);
        }
    }
}
