package hallpass.auth.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The other side of an SMTP conversation, up to the authentication; it remembers what it heard. */
final class SmtpPeer implements AutoCloseable {

    private static final String ENCRYPTED = "(encrypted from here)";

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final @Nullable SSLContext encryption;

    /** @param encryption null for a server that offers none */
    SmtpPeer(@Nullable SSLContext encryption) throws IOException {
        this.encryption = encryption;
        Thread thread = new Thread(this::serve, "smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    boolean heard(String command) {
        return heard.stream().anyMatch(line -> line.startsWith(command));
    }

    boolean encryptedBefore(String command) {
        int encrypted = heard.indexOf(ENCRYPTED);
        return encrypted >= 0
                && heard(command)
                && heard.subList(0, encrypted).stream().noneMatch(line -> line.startsWith(command));
    }

    private void serve() {
        try (Socket socket = server.accept()) {
            converse(socket);
        } catch (IOException ended) {
            heard.add("(ended)");
        }
    }

    private void converse(Socket plain) throws IOException {
        Socket socket = plain;
        BufferedReader in = reader(socket);
        say(socket, "220 smtp");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            String command = line.split(" ", 2)[0];
            switch (command) {
                case "EHLO" -> say(socket, offers(socket));
                case "STARTTLS" -> {
                    say(socket, "220 go on");
                    socket = encrypted(socket);
                    in = reader(socket);
                    heard.add(ENCRYPTED);
                }
                case "AUTH" -> say(socket, "235 welcome");
                default -> say(socket, "250 well");
            }
        }
    }

    private String offers(Socket socket) {
        return encryption == null || socket instanceof SSLSocket
                ? "250-smtp\r\n250 AUTH PLAIN"
                : "250-smtp\r\n250-STARTTLS\r\n250 AUTH PLAIN";
    }

    private Socket encrypted(Socket socket) throws IOException {
        SSLSocket tls = (SSLSocket) Objects.requireNonNull(encryption)
                .getSocketFactory()
                .createSocket(socket, null, socket.getPort(), true);
        tls.setUseClientMode(false);
        tls.startHandshake();
        return tls;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    @Override
    public String toString() {
        return heard.toString();
    }
}
