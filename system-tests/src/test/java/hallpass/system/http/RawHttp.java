package hallpass.system.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests byte by byte, also such as no well-behaved client makes. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 30_000;

    private RawHttp() {}

    /**
     * Sends these bytes and reads one answer, even if the server answers and hangs up before it has read all.
     *
     * @return status line, headers and body; the body ends where Content-Length says, or with the connection
     */
    public static String send(URI server, byte[] request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            Thread writer = new Thread(() -> write(socket, request));
            writer.start();
            return read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    public static String send(URI server, String request) throws IOException {
        return send(server, request.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Socket socket, byte[] request) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
        } catch (IOException refused) {
            // the server has hung up; its answer says why
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bodyStart = -1;
        int length = -1;
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                bytes.write(b);
                if (bodyStart < 0 && bytes.size() >= 4) {
                    String head = bytes.toString(StandardCharsets.ISO_8859_1);
                    if (head.endsWith("\r\n\r\n")) {
                        bodyStart = bytes.size();
                        length = contentLength(head);
                    }
                }
                if (bodyStart >= 0 && length >= 0 && bytes.size() - bodyStart >= length) {
                    break;
                }
            }
        } catch (IOException reset) {
            if (bodyStart < 0) {
                throw reset;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .map(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(-1);
    }
}
