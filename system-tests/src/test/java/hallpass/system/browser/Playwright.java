package hallpass.system.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hallpass.launcher.Project;
import hallpass.system.servers.Hallpass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs the tests in {@code web-war/browser} with the Node packages that the page was built with. */
final class Playwright {

    /** The tests that withdraw the signing key. */
    static final String KEYS = "@keys";

    private static final Path WEB = Project.root().resolve("web-war");
    private static final Path RUNNER = WEB.resolve("node_modules/@playwright/test/cli.js");
    private static final long PROBE_SECONDS = 60;

    private Playwright() {}

    /** If there is no page or no browser, the tests are skipped with the reason. In CI, no browser is a failure. */
    static void assumeThatItCanRun(Hallpass hallpass) throws IOException, InterruptedException {
        String page = hallpass.http()
                .get("/")
                .header("Accept", "text/html")
                .expect(200)
                .body();
        // the build was told to leave the page out, so this is no failure in CI either
        assumeTrue(!page.contains("without its page"), "The page was left out of this build (-Dskip.web=true)");
        Optional<String> reason = missing();
        if (reason.isPresent() && System.getenv("CI") != null) {
            fail(reason.get());
        }
        assumeTrue(reason.isEmpty(), reason.orElse(""));
    }

    /**
     * @param settings HALLPASS_REPORT is the name of the report's file
     * @param arguments for Playwright
     */
    static List<BrowserTest> run(
            Hallpass hallpass, Duration patience, Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        Path report = WEB.resolve("target/browser/" + settings.get("HALLPASS_REPORT") + ".json");
        Files.deleteIfExists(report); // or an older run would be read
        List<String> command = new ArrayList<>(List.of("node", RUNNER.toString(), "test", "-c", "browser"));
        command.addAll(List.of(arguments));
        // not to our own streams: Maven talks to this process over them
        Path log = report.resolveSibling(settings.get("HALLPASS_REPORT") + ".log");
        Files.createDirectories(log.getParent());
        ProcessBuilder node = new ProcessBuilder(command)
                .directory(WEB.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        node.environment().put("HALLPASS_URL", hallpass.http().base("/").toString());
        node.environment().put("HALLPASS_ADMIN_EMAIL", hallpass.admin().email());
        node.environment().put("HALLPASS_ADMIN_PASSWORD", hallpass.admin().password());
        node.environment().putAll(settings);
        Process run = node.start();
        run.getOutputStream().close();
        if (!run.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
            throw new AssertionError("The browser's tests took more than " + patience + ", see " + log);
        }
        System.out.println(Files.readString(log)); // it has the size of the first load
        if (!Files.exists(report)) {
            throw new AssertionError("Playwright ended with " + run.exitValue() + " and left no report, see " + log);
        }
        List<BrowserTest> tests = BrowserTest.read(report);
        assertFalse(tests.isEmpty(), "Playwright found no tests");
        return tests;
    }

    /** The reason why no browser can run here; empty if one can. */
    private static Optional<String> missing() throws IOException, InterruptedException {
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
        String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
            probe.destroyForcibly();
            return Optional.of("Looking for a browser took too long");
        }
        return probe.exitValue() == 0 ? Optional.empty() : Optional.of(said.strip());
    }
}
