package hallpass.auth.queue;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request whose short body was read already, and is given once more. */
final class KeptBody extends HttpServletRequestWrapper {

    private final byte[] bytes;
    private final ServletInputStream stream;

    private KeptBody(HttpServletRequest request, byte[] bytes, InputStream rest) {
        super(request);
        this.bytes = bytes;
        stream = new Stream(rest);
    }

    static KeptBody of(HttpServletRequest request) {
        try {
            byte[] bytes = request.getInputStream().readNBytes(request.getContentLength());
            return new KeptBody(request, bytes, new ByteArrayInputStream(bytes));
        } catch (IOException unfinished) {
            return new KeptBody(request, new byte[0], new Unfinished(unfinished));
        }
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public ServletInputStream getInputStream() {
        return stream;
    }

    /** Tells the reader of the body what happened to it. */
    private static final class Unfinished extends InputStream {

        private final IOException reason;

        Unfinished(IOException reason) {
            this.reason = reason;
        }

        @Override
        public int read() throws IOException {
            throw reason;
        }
    }

    private static final class Stream extends ServletInputStream {

        private final InputStream in;

        Stream(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return in.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("It is read with a thread that waits.");
        }
    }
}
