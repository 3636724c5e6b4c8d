package hallpass.system.node;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program of {@code src/test/node}. npm fetches its libraries once. */
public final class Node {

    private Node() {}

    /** @return what the program printed; if it fails, the test fails with that text */
    public static String run(String program, String... arguments) throws IOException, InterruptedException {
        return run(needed(), command(program, arguments));
    }

    /** Starts a program that goes on until it is closed. Its output is in {@code target/node}. */
    public static AutoCloseable start(String program, String... arguments) throws IOException, InterruptedException {
        Path folder = needed();
        Process process = new ProcessBuilder(command(program, arguments))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".log").toFile())
                .start();
        return process::destroyForcibly;
    }

    private static List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", program));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path needed() throws IOException, InterruptedException {
        return installed("node", Path.of("src", "test", "node"));
    }

    /**
     * Copies a program and lets npm fetch its libraries.
     *
     * @param name of its folder below {@code target}
     */
    public static synchronized Path installed(String name, Path sources) throws IOException, InterruptedException {
        boolean node = there("node") && there("npm");
        assertTrue(node || !"true".equals(System.getenv("CI")), "CI must have Node, or this is tested nowhere");
        assumeTrue(node, "needs Node, as the page does");
        Path folder = Files.createDirectories(Path.of("target", name).toAbsolutePath());
        Path lock = folder.resolve("package-lock.json");
        boolean fetched = Files.exists(folder.resolve("node_modules"))
                && Files.exists(lock)
                && Files.mismatch(lock, sources.resolve("package-lock.json")) < 0;
        for (Path file : files(sources)) {
            Path copy = folder.resolve(file.getFileName());
            if (!Files.exists(copy) || Files.mismatch(file, copy) >= 0) { // a running program may be reading it
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!fetched) {
            run(folder, List.of("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--no-progress"));
        }
        return folder;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean there(String program) {
        try {
            run(Path.of(".").toAbsolutePath(), List.of(program, "--version"));
            return true;
        } catch (IOException | InterruptedException absent) {
            return false;
        }
    }

    private static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("program", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(90, TimeUnit.SECONDS);
            process.destroyForcibly();
            String said = Files.readString(log, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(command + (ended ? " failed:\n" : " never ended:\n") + said);
            }
            return said;
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
