package hallpass.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * One running server, with the configuration that the build made. Each instance has logs, work area, certificate and
 * data of its own, so several can run at once.
 */
public final class LibertyServer implements AutoCloseable {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(40);

    private final String name;
    private final InstanceFolder folder;
    private final int httpPort;
    private final int httpsPort;
    private final Process process;
    private final boolean leavesWorkArea;

    private LibertyServer(Builder builder, InstanceFolder folder, Process process) {
        this.name = builder.name;
        this.folder = folder;
        this.httpPort = builder.httpPort;
        this.httpsPort = builder.httpsPort;
        this.process = process;
        this.leavesWorkArea = builder.sharesWorkArea();
    }

    /** @param name {@code hallpass} (all on one server), {@code auth}, {@code todo}, {@code web} … */
    public static Builder named(String name) {
        return new Builder(name);
    }

    String name() {
        return name;
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
        return folder.path();
    }

    /** @return the folder of its configuration, if it has one of its own */
    public Path configuration() {
        return folder.configuration();
    }

    public Path messagesLog() {
        return folder.output().resolve("logs").resolve("messages.log");
    }

    public boolean running() {
        return process.isAlive();
    }

    /** Waits until {@code /health/ready} answers 200: then applications, database and key set are there. */
    public LibertyServer awaitReady(Duration within) throws InterruptedException {
        new Readiness(this, process).await(within);
        return this;
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

    /** Stops the server cleanly. If it does not stop in time, it is killed. */
    @Override
    public void close() {
        try {
            stop(STOP_WITHIN);
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** For {@link ClassArchive}: later servers of tests have this one's certificate. */
    void leaveKeyStore() throws IOException {
        new Handover(folder).leaveKeyStore();
    }

    void stop(Duration within) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(within.toSeconds(), TimeUnit.SECONDS)) {
            kill();
        } else if (leavesWorkArea) {
            try {
                new Handover(folder).leaveWorkArea();
            } catch (IOException notWritable) {
                throw new UncheckedIOException(notWritable);
            }
        }
    }

    /** Says which server to start, and with which environment. */
    public static final class Builder {

        private final String name;
        private final Map<String, String> environment = new TreeMap<>();
        private Path folder;
        private boolean quiet = true;
        private boolean inherit;
        private boolean ownConfiguration;
        private int httpPort;
        private int httpsPort;
        private String heap = "512m";

        private Builder(String name) {
            this.name = name;
            this.folder = InstanceFolder.fresh(name);
        }

        /** Sets the folder of data, logs and certificate. With a used folder the server goes on with its data. */
        public Builder instance(Path path) {
            folder = path.toAbsolutePath();
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

        /** @param size in the form that {@code -Xmx} takes, for example {@code 512m} */
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

        /** Passes on the settings of our own environment ({@code HALLPASS_*}). Tests and benchmarks do not. */
        public Builder inheritSettings() {
            inherit = true;
            return this;
        }

        /** Copies the built configuration to the instance's folder, so that it may change while the server runs. */
        public Builder ownConfiguration() {
            ownConfiguration = true;
            return this;
        }

        /** Shows the server's console on ours. Without this it goes into {@code console.log} of the instance. */
        public Builder console() {
            quiet = false;
            return this;
        }

        /** Whether it is like all other servers of its name, but for its environment. */
        private boolean sharesWorkArea() {
            return !inherit && !ownConfiguration && !environment.containsKey("WLP_USER_DIR");
        }

        public LibertyServer start() throws IOException {
            Path server = Project.liberty().resolve("bin").resolve("server");
            if (!Files.isExecutable(server)) {
                throw new IllegalStateException("There is no Liberty in " + Project.liberty() + ": build first");
            }
            httpPort = httpPort == 0 ? Ports.free() : httpPort;
            httpsPort = httpsPort == 0 ? Ports.free() : httpsPort;
            InstanceFolder instance = InstanceFolder.at(folder, name);
            List<String> command = new ArrayList<>(List.of(server.toString(), "run", name));
            if (instance.hasNewApplications()) {
                command.add("--clean");
            }
            ProcessBuilder start = new ProcessBuilder(command);
            Map<String, String> env = start.environment();
            if (!inherit) {
                env.keySet().removeIf(variable -> variable.startsWith("HALLPASS_"));
                new Handover(instance).takeKeyStore();
            }
            if (sharesWorkArea()) {
                new Handover(instance).takeWorkArea();
            }
            env.put("JAVA_HOME", System.getProperty("java.home"));
            env.put("WLP_OUTPUT_DIR", instance.outputs().toString());
            env.put("JVM_ARGS", "-Xmx" + heap);
            env.put("HTTP_PORT", Integer.toString(httpPort));
            env.put("HTTPS_PORT", Integer.toString(httpsPort));
            env.put("HALLPASS_DATA", folder.toString());
            env.put("WLP_LOGGING_CONSOLE_LOGLEVEL", "WARNING");
            env.put("WLP_LOGGING_CONSOLE_FORMAT", "SIMPLE");
            env.put("keystore_password", instance.keyStorePassword());
            if (ownConfiguration) {
                env.put("WLP_USER_DIR", instance.copyConfiguration().toString());
            }
            env.putAll(environment);
            env.put("JVM_ARGS", env.get("JVM_ARGS") + " " + String.join(" ", ClassArchive.jvmArguments()));
            if (quiet) {
                start.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(
                                folder.resolve("console.log").toFile()));
            } else {
                start.inheritIO();
            }
            return new LibertyServer(this, instance, start.start());
        }
    }
}
