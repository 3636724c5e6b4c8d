package hallpass.resource.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses bodies over 1 MiB, or over the bound of a {@link LargerBody}: before they are read if their length is
 * announced, otherwise while they are read. Refuses also bodies that do not come whole.
 */
@Provider
@PreMatching
@ApplicationScoped
public class BodyLimit implements ContainerRequestFilter {

    private static final int LIMIT = 1 << 20;

    @Inject
    @Any
    Instance<LargerBody> larger;

    @Override
    public void filter(ContainerRequestContext request) {
        int announced = announced(request);
        long most = announced >= 0 && announced <= LIMIT ? LIMIT : most(request);
        if (announced > most) {
            throw tooLarge(most);
        }
        request.setEntityStream(new Limited(request.getEntityStream(), most));
    }

    /** @return -1 if it isn't said */
    private int announced(ContainerRequestContext request) {
        try {
            return request.getLength();
        } catch (NumberFormatException noInt) { // digits only, or the container would not have let it pass
            throw tooLarge(most(request));
        }
    }

    private long most(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath().replaceFirst("^/", "");
        return larger.stream()
                .mapToLong(bound -> bound.mostBytes(request.getMethod(), path))
                .reduce(LIMIT, Math::max);
    }

    private static ProblemException tooLarge(long most) {
        return new ProblemException(Problem.of(413, Details.tooLarge(most)));
    }

    private interface Reading {
        int read() throws IOException;
    }

    private static final class Limited extends FilterInputStream {

        private final long most;
        private long left;

        Limited(InputStream in, long most) {
            super(in);
            this.most = most;
            this.left = most;
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

        /** It is the client's mistake if it hangs up in the middle, is too slow, or sends broken chunks. */
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
                throw tooLarge(most);
            }
        }
    }
}
