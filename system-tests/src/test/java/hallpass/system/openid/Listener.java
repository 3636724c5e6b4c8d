package hallpass.system.openid;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An application that is told of sessions that ended (OpenID Connect Back-Channel Logout). */
final class Listener implements AutoCloseable {

    /** Instead of a status: there is no answer. */
    static final int HANGS = 0;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final Iterator<Integer> answers;

    /** What it was sent. */
    record Told(String token, Instant when) {}

    /** @param answers statuses, one after the other; then always 200 */
    Listener(Integer... answers) {
        this.answers = List.of(answers).iterator();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException notFree) {
            throw new UncheckedIOException(notFree);
        }
        server.setExecutor(threads);
        server.createContext("/logout", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/logout";
    }

    List<Told> told() {
        return told;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        String token = body.startsWith("logout_token=")
                ? URLDecoder.decode(body.substring("logout_token=".length()), StandardCharsets.UTF_8)
                : "";
        told.add(new Told(token, Instant.now()));
        int status = next();
        if (status == HANGS) {
            try {
                closed.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        } else {
            exchange.sendResponseHeaders(status, -1);
        }
        exchange.close();
    }

    private synchronized int next() {
        return answers.hasNext() ? answers.next() : 200;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
