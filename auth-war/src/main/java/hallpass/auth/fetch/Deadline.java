package hallpass.auth.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The end of one exchange. A peer that sends a byte now and then doesn't put it off. */
final class Deadline {

    private final LongSupplier nanos;
    private final long end;

    /**
     * @param time from now on
     * @param nanos as {@link System#nanoTime} counts them: no clock that is set changes it
     */
    Deadline(Duration time, LongSupplier nanos) {
        this.nanos = nanos;
        this.end = nanos.getAsLong() + time.toNanos();
    }

    /** @return in milliseconds, at least 1 */
    int left() throws SocketTimeoutException {
        long millis = (end - nanos.getAsLong()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("too slow");
        }
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }

    /** A socket whose every read ends by then; so do those of TLS on top of it. */
    Socket socket() {
        return new Socket() {
            @Override
            public InputStream getInputStream() throws IOException {
                return new FilterInputStream(super.getInputStream()) {
                    @Override
                    public int read() throws IOException {
                        setSoTimeout(left());
                        return super.read();
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        setSoTimeout(left());
                        return super.read(bytes, offset, length);
                    }
                };
            }
        };
    }
}
