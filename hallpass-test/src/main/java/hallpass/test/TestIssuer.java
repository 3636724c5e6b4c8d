package hallpass.test;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An issuer in this process: metadata, key set, status list, token endpoint, and an authorization endpoint at which the
 * user signs in by itself. It listens on this machine only, trusts whoever calls, and keeps nothing.
 */
public final class TestIssuer implements AutoCloseable {

    private static @Nullable TestIssuer shared;

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "hallpass-test");
        thread.setDaemon(true); // the tests end, and so does the issuer
        return thread;
    });
    private final IssuerKeys keys = new IssuerKeys();
    private final StatusPlaces places = new StatusPlaces();
    private final HttpServer server;
    private volatile List<String> audiences = List.of("auth");
    private volatile SigningUser user = new SigningUser("ada", List.of("user"));

    private TestIssuer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The port " + port + " can't be had.", e);
        }
        server.setExecutor(threads);
        new IssuerDocuments(this).addTo(server);
        new IssuerFlows(this).addTo(server);
        new TestCalls(this).addTo(server);
        server.start();
    }

    /** Starts an issuer on a free port. */
    public static TestIssuer start() {
        return start(0);
    }

    /**
     * Starts an issuer.
     *
     * @param port 0 for a free one
     * @throws UncheckedIOException if the port can't be had
     */
    public static TestIssuer start(int port) {
        return new TestIssuer(port);
    }

    /** @return the one issuer of all tests of this process, started when it is asked for first */
    static synchronized TestIssuer shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /** @return the {@code iss} of its tokens, which is also its address */
    public String name() {
        return "http://localhost:" + server.getAddress().getPort() + "/auth";
    }

    /** @return what the environment of a server has to hold, so that it takes the tokens of this issuer */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("HALLPASS_AUTH_URL", name());
        settings.put("HALLPASS_ISSUER", name());
        settings.put("HALLPASS_JWKS_URI", name() + "/jwks");
        return settings;
    }

    /** @return a good access token that can be changed */
    public TokenDraft token() {
        return new TokenDraft(this).audience(audiences.toArray(String[]::new));
    }

    /** The services that its tokens are for, unless a test or a {@code scope} names others. */
    public TestIssuer audiences(String... services) {
        audiences = List.of(services);
        return this;
    }

    /** The user who signs in at the authorization endpoint, unless {@code login_hint} names another one. */
    public TestIssuer user(String name, String... roles) {
        user = new SigningUser(name, List.of(roles));
        return this;
    }

    /** Ends a session. A service refuses its tokens after it has read the status list again: within two seconds. */
    public void endSession(String id) {
        places.end(places.of(id));
    }

    /** From now on another key signs, and the tokens of the former one are good no longer. */
    public void replaceKey() {
        keys.replace();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    IssuerKeys keys() {
        return keys;
    }

    StatusPlaces places() {
        return places;
    }

    SigningUser user() {
        return user;
    }

    String statusList() {
        return name() + "/status/0";
    }

    /** @return the claim {@code status} of a session's tokens */
    Map<String, Object> statusOf(String session, boolean ended) {
        int place = ended ? StatusPlaces.ENDED : places.of(session);
        return Map.of("status_list", Map.of("idx", place, "uri", statusList()));
    }

    /** @param roles what the user may do */
    record SigningUser(String name, List<String> roles) {}
}
