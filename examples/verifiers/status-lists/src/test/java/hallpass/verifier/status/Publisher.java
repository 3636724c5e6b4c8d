package hallpass.verifier.status;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterOutputStream;

/** Publishes a list without a signature: {@code <sub> <iat> <lst>}. Signatures are the frameworks' part. */
final class Publisher implements AutoCloseable {

    static final int PLACES = 1024;

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger unchanged = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile String list = "";

    Publisher() throws IOException {
        server.createContext("/", this::answer);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + "/auth";
    }

    void publish(Instant issuedAt, int... ended) {
        publishAs(issuer() + "/status/0", issuedAt, ended);
    }

    void publishAs(String subject, Instant issuedAt, int... ended) {
        byte[] bits = new byte[PLACES / 8];
        for (int place : ended) {
            bits[place / 8] |= (byte) (1 << place % 8);
        }
        list = subject + " " + issuedAt + " " + packed(bits);
    }

    void fail() {
        list = "";
    }

    int sent() {
        return sent.get();
    }

    int unchanged() {
        return unchanged.get();
    }

    int failed() {
        return failed.get();
    }

    static StatusLists.Claims claims(String list) {
        String[] parts = list.split(" ");
        return new StatusLists.Claims(parts[0], Instant.parse(parts[1]), Map.of("bits", 1L, "lst", parts[2]));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String now = list;
        String tag = '"' + Integer.toHexString(now.hashCode()) + '"';
        if (now.isEmpty()) {
            failed.incrementAndGet();
            exchange.sendResponseHeaders(503, -1);
        } else if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            unchanged.incrementAndGet();
            exchange.sendResponseHeaders(304, -1);
        } else {
            sent.incrementAndGet();
            byte[] body = now.getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().set("ETag", tag);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static String packed(byte[] bits) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(bits);
        } catch (IOException impossible) {
            throw new IllegalStateException("it writes to memory", impossible);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }
}
