package hallpass.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An Open Liberty server that runs while its tests do, on ports of its own. */
public final class LibertyUnderTest implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration ASKED_EVERY = Duration.ofMillis(200);
    private static final long STOPPED_WITHIN = 30; // seconds

    /** Lower than the ports of outgoing connections: one of those could take the port before the server does. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 12_000;

    private final Process process;
    private final Path console;
    private final URI address;

    private LibertyUnderTest(Process process, Path console, URI address) {
        this.process = process;
        this.console = console;
        this.address = address;
    }

    /**
     * Starts a server and waits until it is ready ({@code /health/ready}). What it writes (logs, keys, an embedded
     * database) is in the folder {@code under-test} beside the installation, which begins anew with each start: the
     * server that somebody starts by hand keeps its own.
     *
     * @param liberty the folder of the installation, for example {@code target/liberty/wlp}
     * @param server the name of the server in it
     * @param settings for its environment: {@link TestIssuer#settings} and those of the service
     * @throws IllegalStateException if it ends or does not become ready; the message names the file with its output
     */
    public static LibertyUnderTest start(Path liberty, String server, Map<String, String> settings) {
        int port = freePort();
        Path script = liberty.resolve("bin").resolve("server").toAbsolutePath();
        if (!Files.exists(script)) {
            throw new IllegalStateException("There is no Open Liberty in " + liberty.toAbsolutePath());
        }
        Path output = liberty.resolveSibling("under-test").toAbsolutePath();
        Path console = output.resolve(server + ".log");
        ProcessBuilder builder = new ProcessBuilder(script.toString(), "run", server)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("HALLPASS_")); // those of whoever runs the test
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("WLP_OUTPUT_DIR", output.toString());
        environment.put("HTTP_PORT", Integer.toString(port));
        environment.put("HTTPS_PORT", Integer.toString(freePort()));
        // Without a password Liberty has no key store, and answers every request with 401.
        environment.put("keystore_password", UUID.randomUUID().toString());
        environment.putAll(settings);
        try {
            Files.createDirectories(output);
            remove(output.resolve(server));
            LibertyUnderTest started =
                    new LibertyUnderTest(builder.start(), console, URI.create("http://localhost:" + port + "/"));
            started.awaitReady();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return scheme, host and port */
    public URI address() {
        return address;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(STOPPED_WITHIN, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private void awaitReady() {
        Instant end = Instant.now().plus(READY_WITHIN);
        try {
            while (!isReady()) {
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    close();
                    throw new IllegalStateException("The server did not become ready. It says why in " + console);
                }
                TimeUnit.MILLISECONDS.sleep(ASKED_EVERY.toMillis());
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the server started", e);
        }
    }

    private boolean isReady() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("health/ready")).build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false; // it does not listen yet
        }
    }

    private static int freePort() {
        Random random = new Random();
        while (true) {
            int port = FIRST_PORT + random.nextInt(PORTS);
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (IOException e) {
                // taken: the next one
            }
        }
    }
}
