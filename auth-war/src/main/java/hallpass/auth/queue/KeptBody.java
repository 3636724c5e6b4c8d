package hallpass.auth.queue;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A request whose short body was read already, and is given once more. */
final class KeptBody extends HttpServletRequestWrapper {

    private final byte[] bytes;
    private final Stream stream;

    private KeptBody(HttpServletRequest request, byte[] bytes, @Nullable IOException unfinished) {
        super(request);
        this.bytes = bytes;
        stream = new Stream(new ByteArrayInputStream(bytes), unfinished);
    }

    static KeptBody of(HttpServletRequest request) {
        try {
            return new KeptBody(request, request.getInputStream().readNBytes(request.getContentLength()), null);
        } catch (IOException unfinished) {
            return new KeptBody(request, new byte[0], unfinished);
        }
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public ServletInputStream getInputStream() {
        return stream;
    }

    /** The stream's other methods read by this one, byte by byte. A form is short, so that is quick enough. */
    private static final class Stream extends ServletInputStream {

        private final InputStream in;
        private final @Nullable IOException unfinished;

        Stream(InputStream in, @Nullable IOException unfinished) {
            this.in = in;
            this.unfinished = unfinished;
        }

        /** @throws IOException what happened to the body as it came */
        @Override
        public int read() throws IOException {
            if (unfinished != null) {
                throw unfinished;
            }
            return in.read();
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
