package hallpass.system.servers;

import hallpass.launcher.Ports;
import hallpass.launcher.Project;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** HAProxy with the configuration of {@code deploy/gateway}, on free ports and with a certificate of its own. */
public final class Gateway implements AutoCloseable {

    private static final Duration LISTENS_WITHIN = Duration.ofSeconds(20);

    private final Path folder;
    private final Path program;
    private final int https = Ports.free();
    private final int plain = Ports.free();
    private final int internal = Ports.free();
    private final int metrics = Ports.free();
    private final int refusals = Ports.free();
    private final Map<String, String> backends = new TreeMap<>();
    private Process process;

    private Gateway(Path program) {
        this.program = program;
        this.folder = Instances.fresh("gateway");
    }

    /** @return whether HAProxy is installed; in {@code CI} always true, so that its absence is a failure */
    public static boolean available() {
        return program() != null || System.getenv("CI") != null;
    }

    public static Gateway create() throws IOException, InterruptedException {
        Path program = program();
        if (program == null) {
            throw new IllegalStateException("haproxy is not installed: apt-get install haproxy");
        }
        Gateway gateway = new Gateway(program);
        gateway.certificate();
        return gateway;
    }

    /** @param name as in the configuration, e.g. {@code AUTH_1} */
    public Gateway server(String name, int port) {
        backends.put(name, "127.0.0.1:" + port);
        return this;
    }

    /** Starts it, also after {@link #kill}, on the same ports. */
    public void start() throws IOException, InterruptedException {
        ProcessBuilder start = new ProcessBuilder(
                program.toString(),
                "-db",
                "-f",
                Project.root().resolve("deploy/gateway/haproxy.cfg").toString());
        Map<String, String> env = start.environment();
        env.put("GATEWAY_CERTIFICATE", folder.resolve("gateway.pem").toString());
        env.put("GATEWAY_HTTPS", "127.0.0.1:" + https);
        env.put("GATEWAY_HTTP", "127.0.0.1:" + plain);
        env.put("GATEWAY_INTERNAL", "127.0.0.1:" + internal);
        env.put("GATEWAY_METRICS", "127.0.0.1:" + metrics);
        env.put("GATEWAY_REFUSALS", "127.0.0.1:" + refusals);
        env.putAll(backends);
        process = start.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        Instant deadline = Instant.now().plus(LISTENS_WITHIN);
        while (!listens()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("the gateway does not listen: " + Files.readString(log()));
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    public URI address() {
        return URI.create("https://localhost:" + https);
    }

    /** The address without TLS, which redirects to {@link #address}. */
    public URI plainAddress() {
        return URI.create("http://localhost:" + plain);
    }

    /** The address at which the servers find one another. */
    public URI internalAddress() {
        return URI.create("http://127.0.0.1:" + internal);
    }

    /** The address of its own metrics for Prometheus. */
    public URI metricsAddress() {
        return URI.create("http://127.0.0.1:" + metrics);
    }

    public Path certificateFile() {
        return folder.resolve("certificate.pem");
    }

    public Path log() {
        return folder.resolve("gateway.log");
    }

    /** TLS for a client that trusts this gateway's certificate only. */
    public SSLContext trust() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            try (var in = Files.newInputStream(certificateFile())) {
                trusted.setCertificateEntry(
                        "gateway", CertificateFactory.getInstance("X.509").generateCertificate(in));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", https), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void certificate() throws IOException, InterruptedException {
        Path certificate = certificateFile();
        Path key = folder.resolve("key.pem");
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=localhost",
                        "-addext",
                        "subjectAltName=DNS:localhost",
                        "-keyout",
                        key.toString(),
                        "-out",
                        certificate.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("openssl.log").toFile())
                .start();
        if (!openssl.waitFor(1, TimeUnit.MINUTES) || openssl.exitValue() != 0) {
            throw new IllegalStateException("no certificate: " + Files.readString(folder.resolve("openssl.log")));
        }
        Files.writeString(folder.resolve("gateway.pem"), Files.readString(certificate) + Files.readString(key));
    }

    private static Path program() {
        return Stream.concat(Stream.of(System.getenv().getOrDefault("PATH", "").split(":")), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
