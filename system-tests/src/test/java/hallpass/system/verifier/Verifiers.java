package hallpass.system.verifier;

import hallpass.launcher.Ports;
import hallpass.launcher.Project;
import hallpass.system.http.Answer;
import hallpass.system.http.Call;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.node.Node;
import hallpass.system.servers.Instances;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The running services of {@code examples/verifiers}: one open path, one for everybody signed in, one for admins. */
final class Verifiers implements AutoCloseable {

    /** The audience of a user's tokens that they are. */
    static final String AUDIENCE = "todo";

    static final Path FOLDER = Project.root().resolve("examples/verifiers");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private record Verifier(Http http, Process process, Path log) {}

    private final Path folder = Instances.fresh("verifiers");
    private final Map<String, Verifier> all = new TreeMap<>();

    private Verifiers() {}

    /** Starts all three. @param issuer whose tokens they take */
    static Verifiers start(String issuer) throws IOException, InterruptedException {
        Path node = Node.installed("verifier", FOLDER.resolve("node"));
        Verifiers verifiers = new Verifiers();
        try {
            verifiers.start("spring", issuer, FOLDER, java("spring/target/verifier-spring.jar"));
            verifiers.start("quarkus", issuer, FOLDER, java("quarkus/target/quarkus-app/quarkus-run.jar"));
            verifiers.start("node", issuer, node, List.of("node", "server.mjs"));
            Eventually.eventually(PATIENCE, () -> verifiers.open(), everywhere(200)::equals);
            return verifiers;
        } catch (IOException | RuntimeException | Error notStarted) {
            verifiers.close();
            throw notStarted;
        }
    }

    /** @return the same from each of them, to compare with what they answered */
    static <T> Map<String, T> everywhere(T answer) {
        return new TreeMap<>(Map.of("node", answer, "quarkus", answer, "spring", answer));
    }

    private Map<String, Integer> open() {
        all.forEach((name, verifier) -> {
            if (!verifier.process().isAlive()) {
                throw new AssertionError(name + " has ended: " + read(verifier.log()));
            }
        });
        return statuses("/open", null);
    }

    /** @param token null for none */
    Map<String, Integer> statuses(String path, String token) {
        return answers(path, token, Answer::status);
    }

    /** @param token null for none */
    <T> Map<String, T> answers(String path, String token, Function<Answer, T> part) {
        Map<String, T> parts = new TreeMap<>();
        all.forEach((name, verifier) -> {
            Call call = verifier.http().get(path);
            parts.put(name, part.apply((token == null ? call : call.token(token)).send()));
        });
        return parts;
    }

    /** @return whether each of them has said so */
    boolean haveLogged(String text) {
        return all.values().stream().allMatch(verifier -> read(verifier.log()).contains(text));
    }

    @Override
    public void close() {
        all.values().forEach(verifier -> verifier.process().destroyForcibly());
    }

    private void start(String name, String issuer, Path where, List<String> command) throws IOException {
        String port = String.valueOf(Ports.free());
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "HALLPASS_ISSUER", issuer,
                        "HALLPASS_AUDIENCE", AUDIENCE,
                        "PORT", port,
                        "SERVER_PORT", port,
                        "SERVER_ADDRESS", "localhost",
                        "QUARKUS_HTTP_PORT", port,
                        "QUARKUS_HTTP_HOST", "localhost"));
        all.put(name, new Verifier(Http.at(URI.create("http://localhost:" + port)), builder.start(), log));
    }

    private static List<String> java(String jar) {
        String program = ProcessHandle.current().info().command().orElseThrow();
        return List.of(program, "-Xmx128m", "-XX:TieredStopAtLevel=1", "-jar", jar);
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
