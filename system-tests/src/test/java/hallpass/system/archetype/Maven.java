package hallpass.system.archetype;

import hallpass.system.servers.Instances;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The Maven of this build, started as a program. It is offline if this build is. */
final class Maven {

    private static final long MINUTES = 15; // on a slow machine, where nothing has been downloaded yet
    private static final int LINES_OF_A_FAILURE = 80;

    private final LocalRepository repository;

    Maven(LocalRepository repository) {
        this.repository = repository;
    }

    /** @throws AssertionError with the last lines of the output if Maven fails */
    void run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "maven-", ".log");
        Process process = command(arguments)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(arguments + (ended ? " failed:\n" : " did not end:\n") + lastLines(log));
        }
    }

    private ProcessBuilder command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(
                Path.of(System.getProperty("hallpass.maven.home"), "bin", "mvn").toString());
        command.addAll(List.of("-B", "-ntp", "-Dstyle.color=never", "-Dmaven.repo.local=" + repository.folder()));
        Path settings = Path.of(System.getProperty("hallpass.maven.settings"));
        if (Files.exists(settings)) {
            command.addAll(List.of("-s", settings.toString()));
        }
        if (Boolean.getBoolean("hallpass.maven.offline")) {
            command.add("-o");
        }
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command);
        Map<String, String> environment = process.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("MAVEN_OPTS", Instances.JVM_ARGS);
        environment.put("JVM_ARGS", Instances.JVM_ARGS); // of the server that the project's test starts
        environment.remove("MAVEN_ARGS");
        return process;
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines =
                Files.readString(log, StandardCharsets.UTF_8).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_A_FAILURE), lines.size()));
    }
}
