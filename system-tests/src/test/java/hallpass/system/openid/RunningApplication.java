package hallpass.system.openid;

import hallpass.launcher.Ports;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An application that somebody made of blocks in docs/openid.md, with a page {@code /bye} for everybody. */
final class RunningApplication implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int port = Ports.free();
    private final Path folder;
    private Process process;

    /** @param folder its working directory, where its log is written too */
    RunningApplication(Path folder) {
        this.folder = folder;
    }

    int port() {
        return port;
    }

    /** Without a slash at its end. */
    String address() {
        return "http://localhost:" + port;
    }

    Http http() {
        return Http.at(URI.create(address()));
    }

    /** @param arguments what stands behind {@code java} */
    void start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx192m", "-XX:TieredStopAtLevel=1"));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        Eventually.eventually(PATIENCE, this::isReady, ready -> ready);
    }

    @Override
    public void close() {
        if (process != null) { // else it says itself why
            process.destroyForcibly();
        }
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new AssertionError("It ended, see " + folder.resolve("log.txt"));
        }
        try {
            return http().get("/bye").trySend().status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
