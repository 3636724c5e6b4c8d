package hallpass.system.browser;

import hallpass.launcher.Project;
import hallpass.system.servers.Hallpass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs the tests in {@code web-war/browser} by the Node packages that the page was built with. */
final class Playwright {

    private static final Path WEB = Project.root().resolve("web-war");
    private static final Path REPORT = WEB.resolve("target/browser/report.json");
    private static final Path RUNNER = WEB.resolve("node_modules/@playwright/test/cli.js");
    private static final long PROBE_SECONDS = 60;

    private Playwright() {}

    /** Why there can be no browser here; empty where there can. */
    static Optional<String> missing() throws IOException, InterruptedException {
        if (!Files.exists(RUNNER)) {
            return Optional.of("No Playwright in web-war/node_modules: the page was not built here");
        }
        Process probe;
        try {
            probe = new ProcessBuilder("node", "browser/chromium.mjs")
                    .directory(WEB.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException noSuchProgram) {
            return Optional.of("There is no 'node' on the PATH");
        }
        String said = new String(probe.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
            probe.destroyForcibly();
            return Optional.of("Looking for a browser took too long");
        }
        return probe.exitValue() == 0 ? Optional.empty() : Optional.of(said.strip());
    }

    static List<BrowserTest> run(Hallpass hallpass, int minutes) throws IOException, InterruptedException {
        Files.deleteIfExists(REPORT); // never the one of a run before
        ProcessBuilder node = new ProcessBuilder("node", RUNNER.toString(), "test", "-c", "browser")
                .directory(WEB.toFile())
                .inheritIO();
        node.environment().put("HALLPASS_URL", hallpass.servers().get(0).http().toString());
        node.environment().put("HALLPASS_ADMIN_EMAIL", hallpass.admin().email());
        node.environment().put("HALLPASS_ADMIN_PASSWORD", hallpass.admin().password());
        Process run = node.start();
        if (!run.waitFor(minutes, TimeUnit.MINUTES)) {
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
            throw new AssertionError("The browser's tests took more than " + minutes + " minutes");
        }
        if (!Files.exists(REPORT)) {
            throw new AssertionError("Playwright ended with " + run.exitValue() + " and left no report");
        }
        return BrowserTest.read(REPORT);
    }
}
