package hallpass.resource.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses bodies over 1 MiB, before they are read where their length is announced, and those that do not come whole. */
@Provider
@PreMatching
public class BodyLimit implements ContainerRequestFilter {

    private static final int LIMIT = 1 << 20;

    @Override
    public void filter(ContainerRequestContext request) {
        if (announced(request) > LIMIT) {
            throw tooLarge();
        }
        request.setEntityStream(new Limited(request.getEntityStream()));
    }

    private static int announced(ContainerRequestContext request) {
        try {
            return request.getLength();
        } catch (NumberFormatException noInt) { // digits only, or the container would not have let it pass
            throw tooLarge();
        }
    }

    private static ProblemException tooLarge() {
        return new ProblemException(Problem.of(413, Details.of(413)));
    }

    private interface Reading {
        int read() throws IOException;
    }

    private static final class Limited extends FilterInputStream {

        private long left = LIMIT;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = orUnfinished(super::read);
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = orUnfinished(() -> super.read(buffer, offset, length));
            count(Math.max(read, 0));
            return read;
        }

        /** Who hangs up in the middle, is too slow, or sends broken chunks has made a mistake, not we. */
        private static int orUnfinished(Reading reading) {
            try {
                return reading.read();
            } catch (IOException unfinished) {
                throw ProblemException.badRequest("The body could not be read to its end.");
            }
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw tooLarge();
            }
        }
    }
}
