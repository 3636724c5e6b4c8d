package hallpass.system.gateway;

import hallpass.system.http.TestUser;
import hallpass.system.servers.Gateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A wrong password, sent from an address in 127.0.0.0/8 with a header that claims another address. */
final class Guess {

    private static final int PATIENCE_MILLIS = 30_000;

    private Guess() {}

    static int through(Gateway gateway, String from, String header) throws IOException {
        int port = gateway.address().getPort();
        try (Socket plain = connected(from, port);
                Socket tls = gateway.trust().getSocketFactory().createSocket(plain, "localhost", port, true)) {
            return status(tls, port, header);
        }
    }

    /** Straight to a server, not through the gateway. */
    static int plainly(int port, String from, String header) throws IOException {
        try (Socket plain = connected(from, port)) {
            return status(plain, port, header);
        }
    }

    private static Socket connected(String from, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static int status(Socket socket, int port, String header) throws IOException {
        String body = "grant_type=password&username="
                + URLEncoder.encode(TestUser.unusedEmail(), StandardCharsets.UTF_8) + "&password=guess";
        String request = "POST /auth/token HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n" + header
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
        if (line == null) {
            throw new IOException("no answer");
        }
        return Integer.parseInt(line.split(" ")[1]);
    }
}
