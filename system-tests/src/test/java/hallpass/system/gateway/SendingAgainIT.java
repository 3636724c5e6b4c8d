package hallpass.system.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hallpass.system.servers.Gateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One of two servers takes requests and breaks off before its answer, as one that is being stopped. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SendingAgainIT {

    private static final int REQUESTS = 6;
    private static final String BODY = "a=b";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Server good = new Server(false);
    private final Server stopping = new Server(true);
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Gateway.available(), "haproxy is not installed: apt-get install haproxy");
        gateway = Gateway.create()
                .server("AUTH_1", stopping.socket.getLocalPort())
                .server("AUTH_2", good.socket.getLocalPort());
        threads.submit(good);
        threads.submit(stopping);
        gateway.start();
    }

    @AfterEach
    void stop() throws IOException {
        if (gateway != null) {
            gateway.close();
        }
        good.socket.close();
        stopping.socket.close();
        threads.shutdownNow();
    }

    @Test
    void a_request_that_may_be_repeated_goes_to_the_other_server() throws Exception {
        try (Client client = new Client()) {
            for (int i = 0; i < REQUESTS; i++) {
                assertEquals("HTTP/1.1 200 OK", client.post("/auth/token"));
            }
        }
        assertEquals(REQUESTS, good.asked.get());
        assertNotEquals(0, stopping.asked.get(), "the server that breaks off was never asked");
    }

    @Test
    void another_request_is_sent_once() throws Exception {
        for (int i = 0; i < REQUESTS; i++) {
            try (Client client = new Client()) {
                String status = client.post("/auth/users");
                assertTrue(status.contains(" 200 ") || status.contains(" 502 "), status);
            }
        }
        assertEquals(REQUESTS, good.asked.get() + stopping.asked.get());
        assertNotEquals(0, stopping.asked.get(), "the server that breaks off was never asked");
    }

    /** Sends the body a moment after the headers, as clients do, on a connection that it keeps. */
    private final class Client implements AutoCloseable {
        private final Socket socket = gateway.trust()
                .getSocketFactory()
                .createSocket("localhost", gateway.address().getPort());
        private final BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));

        private Client() throws IOException {}

        /** @return the status line; empty if the connection was closed without an answer */
        String post(String path) throws IOException, InterruptedException {
            write("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + BODY.length() + "\r\n\r\n");
            TimeUnit.MILLISECONDS.sleep(30);
            write(BODY);
            String status = in.readLine();
            int length = 0;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(
                            line.substring("content-length:".length()).strip());
                }
            }
            for (int i = 0; i < length; i++) {
                in.read();
            }
            return status == null ? "" : status;
        }

        private void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(US_ASCII));
            socket.getOutputStream().flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** Answers every request, or only those for its health. */
    private final class Server implements Runnable {
        private final ServerSocket socket;
        private final boolean breaksOff;
        private final AtomicInteger asked = new AtomicInteger();

        Server(boolean breaksOff) {
            this.breaksOff = breaksOff;
            try {
                socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException none) {
                throw new UncheckedIOException(none);
            }
        }

        @Override
        public void run() {
            while (!socket.isClosed()) {
                try {
                    Socket connection = socket.accept();
                    threads.submit(() -> serve(connection));
                } catch (SocketException closed) {
                    return;
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            }
        }

        private Void serve(Socket connection) throws IOException {
            try (connection) {
                boolean post = read(connection, "\r\n\r\n").startsWith("POST");
                if (post) {
                    asked.incrementAndGet();
                }
                if (post && breaksOff) {
                    return null;
                }
                if (post) {
                    read(connection, BODY);
                }
                connection.getOutputStream().write(OK.getBytes(US_ASCII));
                connection.getOutputStream().flush();
            }
            return null;
        }

        private String read(Socket connection, String end) throws IOException {
            StringBuilder text = new StringBuilder();
            for (int next = 0; next >= 0 && !text.toString().endsWith(end); ) {
                next = connection.getInputStream().read();
                text.append((char) next);
            }
            return text.toString();
        }
    }
}
