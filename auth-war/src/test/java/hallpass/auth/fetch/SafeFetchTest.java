package hallpass.auth.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.TestSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeFetchTest {

    private interface Peer {
        void answer(OutputStream out) throws IOException;
    }

    private final SafeFetch fetch = new SafeFetch();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private volatile Peer peer;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        fetch.settings = TestSettings.of(Map.of("hallpass.client.addresses", "any"));
        Thread thread = new Thread(this::serve, "peer");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void a_body_comes_with_a_length_in_chunks_or_until_the_end() throws IOException {
        answers("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        assertEquals("hello", got("/keys?a=b"));
        assertTrue(received.get(0).startsWith("GET /keys?a=b HTTP/1.1"), received::toString);

        answers("HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n");
        assertEquals("hello", got("/"));

        answers("HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\nHTTP/1.0 200 OK\r\n\r\nhello");
        assertEquals("hello", got("//elsewhere.example/x"));
        assertTrue(received.get(2).startsWith("GET //elsewhere.example/x HTTP/1.1"), received::toString);
    }

    @Test
    void a_form_is_sent_and_the_status_told() throws IOException {
        answers("HTTP/1.1 204 No Content\r\n\r\n");

        assertEquals(204, fetch.post(uri("/logout"), Map.of("logout_token", "a b&c")));

        assertTrue(received.get(0).startsWith("POST /logout"), received::toString);
        assertTrue(received.get(0).contains("Content-Length: 20"), received::toString);
    }

    @Test
    void a_provider_is_asked_with_a_token_and_answers_with_any_status() throws IOException {
        fetch.settings = TestSettings.of(Map.of("hallpass.upstream.addresses", "any"));
        answers("HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\n{}");

        Reply reply = fetch.ask(Peers.UPSTREAMS, uri("/token"), "Basic eDp5", Map.of("code", "a&b"));

        assertEquals(400, reply.status());
        assertEquals("{}", reply.text());
        assertTrue(received.get(0).contains("Authorization: Basic eDp5\n"), received::toString);
        assertThrows(FetchException.class, () -> fetch.ask(Peers.UPSTREAMS, uri("/"), "Bearer x\r\nHost: evil", null));
    }

    @Test
    void what_the_operator_allows_providers_is_not_allowed_to_clients() {
        fetch.settings = TestSettings.of(Map.of("hallpass.upstream.addresses", "any"));
        answers("HTTP/1.1 200 OK\r\n\r\n");

        assertThrows(FetchException.class, () -> fetch.get(uri("/")));

        fetch.settings = TestSettings.of(Map.of("hallpass.client.addresses", "any"));
        assertThrows(FetchException.class, () -> fetch.get(Peers.UPSTREAMS, uri("/")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\n\r\n",
                "HTTP/1.1 404 Not Found\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\nx",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nx",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx",
                "HTTP/1.1 200 OK\r\n no header\r\n\r\nx",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/2 200\r\n\r\n",
                ""
            })
    void another_answer_is_none(String answer) {
        answers(answer);

        assertThrows(FetchException.class, () -> got("/"));
    }

    @Test
    void an_endless_body_ends_soon() {
        peer = out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] more = new byte[8192];
            while (true) {
                out.write(more);
            }
        };

        assertThrows(FetchException.class, () -> got("/"));
    }

    @Test
    void a_byte_now_and_then_does_not_hold_us() {
        AtomicLong nanos = new AtomicLong();
        fetch.nanos = nanos::get;
        peer = out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            }
        };

        FetchException late = assertThrows(FetchException.class, () -> got("/"));

        assertEquals("It could not be asked: too slow", late.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://localhost:1/", "https://127.0.0.1:1/", "https://[::1]:1/", "https://2130706433:1/"})
    void our_own_network_is_not_called_unless_the_operator_says_so(String address) {
        fetch.settings = TestSettings.of(Map.of());

        FetchException refused = assertThrows(FetchException.class, () -> fetch.get(URI.create(address)));

        assertTrue(
                List.of("Its address is not on the public internet.", "Its host is not known.")
                        .contains(refused.getMessage()),
                refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "ftp://example.com/",
                "file:///etc/passwd",
                "https://a@example.com/",
                "jar:x"
            })
    void only_https_is_called(String address) {
        fetch.settings = TestSettings.of(Map.of());

        assertEquals(
                "Only an address with https is asked.",
                assertThrows(FetchException.class, () -> fetch.get(URI.create(address)))
                        .getMessage());
    }

    private String got(String path) throws FetchException {
        return new String(fetch.get(uri(path)), StandardCharsets.UTF_8);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    private void answers(String answer) {
        peer = out -> out.write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                StringBuilder head = new StringBuilder();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    head.append(line).append('\n');
                }
                received.add(head.toString());
                peer.answer(socket.getOutputStream());
            } catch (IOException gone) {
                // the other side has closed, which is what most of these tests are about
            }
        }
    }
}
