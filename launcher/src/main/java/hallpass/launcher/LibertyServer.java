package hallpass.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One running server. The configuration is the one that the build made; logs, work area, certificate and data belong
 * to the instance, so that several run at once.
 */
public final class LibertyServer implements AutoCloseable {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(40);
    private static final long POLL_MILLIS = 200;

    private final String name;
    private final Path instance;
    private final int httpPort;
    private final int httpsPort;
    private final Process process;

    private LibertyServer(Builder builder, Process process) {
        this.name = builder.name;
        this.instance = builder.instance;
        this.httpPort = builder.httpPort;
        this.httpsPort = builder.httpsPort;
        this.process = process;
    }

    /** @param name {@code hallpass} (all on one server), {@code auth}, {@code todo}, {@code web} … */
    public static Builder named(String name) {
        return new Builder(name);
    }

    public URI http() {
        return URI.create("http://localhost:" + httpPort);
    }

    public URI https() {
        return URI.create("https://localhost:" + httpsPort);
    }

    public int httpPort() {
        return httpPort;
    }

    public long pid() {
        return process.pid();
    }

    public Path dataFolder() {
        return instance;
    }

    /** Where its configuration is, if it has one of its own. */
    public Path configuration() {
        return instance.resolve("usr").resolve("servers").resolve(name);
    }

    public Path messagesLog() {
        return serverOutput().resolve("logs").resolve("messages.log");
    }

    public boolean running() {
        return process.isAlive();
    }

    /** Waits until {@code /health/ready} answers 200: the applications, the database and the key set are there. */
    public LibertyServer awaitReady(Duration within) throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest ready = HttpRequest.newBuilder(http().resolve("/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        Instant deadline = Instant.now().plus(within);
        String last = "no answer";
        while (Instant.now().isBefore(deadline)) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "Server " + name + " ended with " + process.exitValue() + ", see " + messagesLog());
            }
            try {
                HttpResponse<String> answer = client.send(ready, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return this;
                }
                last = answer.statusCode() + " " + answer.body();
            } catch (IOException notYet) {
                last = notYet.toString();
            }
            // not a time that something is expected to take, only how often it is asked
            process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        throw new IllegalStateException(
                "Server " + name + " is not ready within " + within + ": " + last + ", see " + messagesLog());
    }

    /** Waits until the process has ended by itself. */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends the process as a crash would ({@code kill -9}). */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the server cleanly, and by force where it does not stop in time. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Path serverOutput() {
        return instance.resolve("servers").resolve(name);
    }

    /** What to start, and with which environment. */
    public static final class Builder {

        private final String name;
        private final Map<String, String> environment = new TreeMap<>();
        private Path instance;
        private boolean quiet = true;
        private boolean inherit;
        private boolean ownConfiguration;
        private int httpPort;
        private int httpsPort;
        private String heap = "512m";

        private Builder(String name) {
            this.name = name;
            this.instance =
                    Project.root().resolve("target").resolve("instances").resolve(name + "-" + hex(6));
        }

        /** The folder of this instance's data, logs and certificate; started again with the same folder, it goes on. */
        public Builder instance(Path folder) {
            instance = folder.toAbsolutePath();
            return this;
        }

        public Builder env(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        public Builder env(Map<String, String> variables) {
            environment.putAll(variables);
            return this;
        }

        /** @param size as {@code -Xmx} takes it */
        public Builder heap(String size) {
            heap = size;
            return this;
        }

        public Builder httpPort(int port) {
            httpPort = port;
            return this;
        }

        public Builder httpsPort(int port) {
            httpsPort = port;
            return this;
        }

        /** Takes the settings of our own environment too ({@code HALLPASS_*}); tests and benchmarks do not. */
        public Builder inheritSettings() {
            inherit = true;
            return this;
        }

        /** Gives it a copy of the built configuration, in the instance's folder, that may be changed while it runs. */
        public Builder ownConfiguration() {
            ownConfiguration = true;
            return this;
        }

        /** Shows the server's console on ours; otherwise it goes into {@code console.log} of the instance. */
        public Builder console() {
            quiet = false;
            return this;
        }

        public LibertyServer start() throws IOException {
            Path server = Project.liberty().resolve("bin").resolve("server");
            if (!Files.isExecutable(server)) {
                throw new IllegalStateException("There is no Liberty in " + Project.liberty() + ": build first");
            }
            httpPort = httpPort == 0 ? Ports.free() : httpPort;
            httpsPort = httpsPort == 0 ? Ports.free() : httpsPort;
            privateFolder(instance);
            Path output = Files.createDirectories(instance.resolve("servers"));
            List<String> command = new ArrayList<>(List.of(server.toString(), "run", name));
            if (builtSince(output.resolve(name).resolve("workarea"))) {
                command.add("--clean");
            }
            ProcessBuilder start = new ProcessBuilder(command);
            Map<String, String> env = start.environment();
            if (!inherit) {
                env.keySet().removeIf(variable -> variable.startsWith("HALLPASS_"));
            }
            env.put("JAVA_HOME", System.getProperty("java.home"));
            env.put("WLP_OUTPUT_DIR", output.toString());
            env.put("JVM_ARGS", "-Xmx" + heap);
            env.put("HTTP_PORT", Integer.toString(httpPort));
            env.put("HTTPS_PORT", Integer.toString(httpsPort));
            env.put("HALLPASS_DATA", instance.toString());
            env.put("WLP_LOGGING_CONSOLE_LOGLEVEL", "WARNING");
            env.put("WLP_LOGGING_CONSOLE_FORMAT", "SIMPLE");
            env.put("keystore_password", keyStorePassword(instance.resolve("servers")));
            if (ownConfiguration) {
                env.put("WLP_USER_DIR", copiedConfiguration().toString());
            }
            env.putAll(environment);
            if (quiet) {
                start.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(
                                instance.resolve("console.log").toFile()));
            } else {
                start.inheritIO();
            }
            return new LibertyServer(this, start.start());
        }

        /**
         * Liberty keeps the jars inside of an application, and knows them again by the times of their entries, which are
         * the same in every build of ours: a class that is new in such a jar would be missing.
         */
        private boolean builtSince(Path workarea) throws IOException {
            Path applications =
                    Project.liberty().resolve("usr/servers").resolve(name).resolve("apps");
            if (!Files.isDirectory(workarea) || !Files.isDirectory(applications)) {
                return false;
            }
            FileTime used = Files.getLastModifiedTime(workarea);
            try (Stream<Path> files = Files.list(applications)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    if (Files.getLastModifiedTime(file).compareTo(used) > 0) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** Made once for each instance: without one Liberty has no key store and answers every request with 401. */
        private String keyStorePassword(Path folder) throws IOException {
            Path file = folder.resolve(name + ".keystore-password");
            if (!Files.exists(file) || Files.size(file) == 0) { // empty: the first start was cut short
                Files.deleteIfExists(file);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, hex(24));
            }
            return Files.readString(file);
        }

        private Path copiedConfiguration() throws IOException {
            Path user = instance.resolve("usr");
            Path copy = user.resolve("servers").resolve(name);
            if (!Files.exists(copy)) {
                Path built = Project.liberty().resolve("usr").resolve("servers").resolve(name);
                Files.createDirectories(copy.getParent());
                try (Stream<Path> all = Files.walk(built)) {
                    for (Path path : (Iterable<Path>) all::iterator) {
                        Files.copy(path, copy.resolve(built.relativize(path).toString()));
                    }
                }
            }
            return user;
        }

        private static void privateFolder(Path folder) throws IOException {
            if (!Files.exists(folder)) {
                Files.createDirectories(folder.toAbsolutePath().getParent());
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        }

        private static String hex(int bytes) {
            byte[] random = new byte[bytes];
            new SecureRandom().nextBytes(random);
            return HexFormat.of().formatHex(random);
        }
    }
}
