package hallpass.auth.fetch;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one answer of HTTP/1.1 (RFC 9112) after which the connection is closed. What is unusual is refused. */
final class Answer {

    private static final int MAX_LINE = 8 * 1024;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_INTERIM = 5;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9][0-9])( .*)?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,12}");
    private static final Pattern CHUNK = Pattern.compile("([0-9a-fA-F]{1,7})[ \t]*(;.*)?");

    private final InputStream in;
    private final Map<String, String> headers = new HashMap<>();
    private int status;

    private Answer(InputStream in) {
        this.in = in;
    }

    static Answer read(InputStream in) throws IOException {
        Answer answer = new Answer(in);
        int heads = 0;
        do {
            if (heads++ > MAX_INTERIM) {
                throw new FetchException("The answer does not begin.");
            }
            answer.head();
        } while (answer.status < 200); // RFC 9110 section 15.2
        return answer;
    }

    int status() {
        return status;
    }

    private void head() throws IOException {
        Matcher line = STATUS.matcher(line());
        if (!line.matches()) {
            throw new FetchException("This is no answer of HTTP/1.1.");
        }
        status = Integer.parseInt(line.group(1));
        headers.clear();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            if (colon <= 0 || headers.size() >= MAX_HEADERS) {
                throw new FetchException("The answer has a malformed header, or too many.");
            }
            String name = header.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, header.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
        }
    }

    /** @throws FetchException if it is longer than that */
    byte[] body(int maxBytes) throws IOException {
        if (!headers.getOrDefault("content-encoding", "identity").equalsIgnoreCase("identity")) {
            throw new FetchException("The answer is encoded, which was not asked for.");
        }
        String encoding = headers.get("transfer-encoding");
        if (encoding != null) {
            if (!encoding.equalsIgnoreCase("chunked") || headers.containsKey("content-length")) {
                throw new FetchException("The answer's length is not clear.");
            }
            return chunks(maxBytes);
        }
        String length = headers.get("content-length");
        if (length == null) {
            return limited(in.readNBytes(maxBytes + 1), maxBytes);
        }
        if (!LENGTH.matcher(length).matches() || Long.parseLong(length) > maxBytes) {
            throw tooLarge(maxBytes);
        }
        return exactly(Integer.parseInt(length));
    }

    private byte[] chunks(int maxBytes) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            Matcher line = CHUNK.matcher(line());
            if (!line.matches()) {
                throw new FetchException("The answer has a malformed chunk.");
            }
            int size = Integer.parseInt(line.group(1), 16);
            if (size == 0) {
                return body.toByteArray();
            }
            if (size > maxBytes - body.size()) {
                throw tooLarge(maxBytes);
            }
            body.write(exactly(size));
            if (!line().isEmpty()) {
                throw new FetchException("The answer has a malformed chunk.");
            }
        }
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the answer ends too early");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the answer ends too early");
            }
            if (line.size() >= MAX_LINE) {
                throw new FetchException("The answer has a line that is too long.");
            }
            line.write(c);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static byte[] limited(byte[] bytes, int maxBytes) throws FetchException {
        if (bytes.length > maxBytes) {
            throw tooLarge(maxBytes);
        }
        return bytes;
    }

    private static FetchException tooLarge(int maxBytes) {
        return new FetchException("The answer has more than " + maxBytes + " bytes.");
    }
}
