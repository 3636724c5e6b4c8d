package hallpass.system.attack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
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

/** An authorization server of the tests: it signs whatever they want, and publishes whatever they want, as they want. */
final class FakeIssuer implements AutoCloseable {

    static final String NAME = "https://issuer.example/auth";

    private final RSAKey key = rsa();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger fetches = new AtomicInteger();
    private final HttpServer server;
    private volatile HttpHandler answer;

    FakeIssuer() {
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
        server.start();
    }

    String keySetAddress() {
        return "http://localhost:" + server.getAddress().getPort() + "/jwks";
    }

    /** The key that it has published from the start. */
    RSAKey key() {
        return key;
    }

    /** A good access token for the to-do service. */
    Draft draft() {
        return new Draft(key);
    }

    int fetches() {
        return fetches.get();
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

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
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
