package hallpass.todo.compress;

import hallpass.resource.rest.Gzip;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** Compresses the answers of {@link Compressed} methods with gzip (RFC 9110 section 8.4.1.3). */
@Provider
@Compressed
public class CompressedAnswers implements WriterInterceptor {
    private static final int BUFFER = 1 << 13; // bytes

    @Context
    HttpHeaders request;

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        context.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (!Gzip.isTakenBy(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))
                || context.getHeaders().containsKey(HttpHeaders.CONTENT_ENCODING)) {
            context.proceed();
            return;
        }
        context.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, Gzip.NAME);
        context.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        OutputStream plain = context.getOutputStream();
        GZIPOutputStream gzip = new GZIPOutputStream(plain, BUFFER);
        context.setOutputStream(gzip);
        try {
            context.proceed();
            gzip.finish();
        } finally {
            context.setOutputStream(plain);
        }
    }
}
