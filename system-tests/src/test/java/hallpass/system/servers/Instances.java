package hallpass.system.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The folders of the started servers. They stay in {@code target/instances}, for their logs. */
public final class Instances {

    public static final Duration READY_WITHIN = Duration.ofMinutes(8);

    /** A small heap, and only the fast compiler: it makes a start short, and several servers start at once. */
    public static final String JVM_ARGS = "-Xmx384m -XX:TieredStopAtLevel=1";

    /** Turkish has another i than English, and Newfoundland's time is half an hour off. */
    static final String TURKISH = " -Duser.language=tr -Duser.country=TR -Duser.timezone=America/St_Johns";

    /** Egypt has digits of its own. */
    static final String ARABIC = " -Duser.language=ar -Duser.country=EG -Duser.timezone=Asia/Kolkata";

    /** No limit for the address, because all tests come from one. */
    static final String ADDRESS_FAILURES = "1000000";

    /**
     * For systems of many servers whose tests do not ask how soon an ended session is refused. Idle servers would take
     * a third of two processors with the default.
     */
    static final String SELDOM_POLL = "PT2S";

    /** Applications of tests are on this machine, and nobody waits for hours until one is given up. */
    static final Map<String, String> APPLICATIONS_HERE = Map.of(
            "HALLPASS_CLIENT_ADDRESSES",
            "any",
            "HALLPASS_LOGOUT_ATTEMPTS",
            "2",
            "HALLPASS_CORS_ORIGINS",
            "https://tools.example.org, https://reports.example.org:8443");

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
