package hallpass.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * The classes that a server loads, read and verified once for all later starts (class-data sharing, JEP 350): a start
 * takes a third less CPU. Whichever class has changed since, the JVM loads as before; an archive of another JDK or
 * Liberty it does not use at all.
 */
public final class ClassArchive {

    /** It has all WARs, so what it loads is of use for every other server. */
    private static final String SERVER = "examples";

    private static final Duration READY_WITHIN = Duration.ofMinutes(5);
    private static final Duration WRITTEN_WITHIN = Duration.ofMinutes(3);

    private ClassArchive() {}

    /** Makes the archive by a start of its own, unless there is one. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path archive = file();
        if (Files.exists(archive)) {
            return;
        }
        Path written = Files.createTempFile(archive.getParent(), "classes", ".jsa");
        Files.delete(written); // the JVM writes a new file only
        LibertyServer server = LibertyServer.named(SERVER)
                .env("JVM_ARGS", "-Xmx512m -XX:TieredStopAtLevel=1 -XX:ArchiveClassesAtExit=" + written)
                // no archive is written beside an agent; the servers that use it have theirs
                .env("WLP_SKIP_BOOTSTRAP_AGENT", "true")
                .env("HALLPASS_ADMIN_EMAIL", "archive@example.org")
                .start();
        try {
            server.awaitReady(READY_WITHIN);
            server.leaveKeyStore();
        } finally {
            server.stop(WRITTEN_WITHIN);
        }
        if (Files.exists(written)) {
            Files.move(written, archive, StandardCopyOption.ATOMIC_MOVE);
        } else {
            System.err.println("This JVM has written no class archive. Servers start without it, and take longer.");
        }
    }

    /** @return what a server's JVM has to be told; nothing if there is no archive, or no way to name its folder */
    static List<String> jvmArguments() {
        Path archive = file();
        boolean canBeNamed = !archive.toString().contains(" "); // Liberty's script divides the arguments there
        return canBeNamed && Files.exists(archive)
                ? List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto")
                : List.of();
    }

    private static Path file() {
        String jdk = (System.getProperty("java.vm.vendor") + "-" + System.getProperty("java.vm.version"))
                .replaceAll("[^A-Za-z0-9.+-]", "_");
        return Project.root().resolve("target").resolve("classes-" + jdk + ".jsa");
    }
}
