package hallpass.system.attack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An authorization server for tests: it signs and publishes whatever a test wants. */
final class FakeIssuer implements AutoCloseable {

    static final String NAME = "https://issuer.example/auth";

    /** The name of its status list, which is served below {@link #address}. */
    static final String LIST = NAME + "/status/0";

    private final JWK key;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicInteger listFetches = new AtomicInteger();
    private final HttpServer server;
    private volatile HttpHandler answer;
    private volatile HttpHandler list = exchange -> send(exchange, 404, "text/plain", new byte[0]);

    FakeIssuer() {
        this(rsa());
    }

    /** @param key its signing key */
    FakeIssuer(JWK key) {
        this.key = key;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        publishes(key);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            fetches.incrementAndGet();
            answer.handle(exchange);
        });
        server.createContext(
                "/status",
                exchange -> send(
                        exchange,
                        200,
                        "application/json",
                        ("{\"status_lists\":[\"" + LIST + "\"]}").getBytes(StandardCharsets.UTF_8)));
        server.createContext("/status/", exchange -> {
            listFetches.incrementAndGet();
            list.handle(exchange);
        });
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String keySetAddress() {
        return address() + "/jwks";
    }

    /** The key that it publishes from the start. */
    JWK key() {
        return key;
    }

    RSAKey rsaKey() {
        return (RSAKey) key;
    }

    ECKey ecKey() {
        return (ECKey) key;
    }

    /** A good access token for the to-do service. */
    Draft draft() {
        return new Draft(key);
    }

    /** A good status list, of which these places have ended. */
    Draft list(int... ended) {
        byte[] places = new byte[1 << 10];
        for (int place : ended) {
            places[place / 8] |= (byte) (1 << place % 8);
        }
        return Draft.list(key, places);
    }

    /** How often its key set was fetched. */
    int fetches() {
        return fetches.get();
    }

    int listFetches() {
        return listFetches.get();
    }

    void publishes(JWK... keys) {
        answers(200, new JWKSet(List.of(keys)).toString(true));
    }

    void answers(int status, String body) {
        answer = exchange -> send(exchange, status, "application/jwk-set+json", body.getBytes(StandardCharsets.UTF_8));
    }

    void answers(HttpHandler handler) {
        answer = handler;
    }

    void lists(String list) {
        lists(listed(list));
    }

    void lists(HttpHandler handler) {
        list = handler;
    }

    static HttpHandler listed(String list) {
        return exchange ->
                send(exchange, 200, "application/statuslist+jwt", list.getBytes(StandardCharsets.ISO_8859_1));
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static RSAKey rsa() {
        return rsa(2048, UUID.randomUUID().toString());
    }

    static RSAKey rsa(int bits, String id) {
        try {
            return new RSAKeyGenerator(bits, true)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(id)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
