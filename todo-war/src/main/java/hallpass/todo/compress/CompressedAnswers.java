package hallpass.todo.compress;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

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
        if (!takesGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))
                || context.getHeaders().containsKey(HttpHeaders.CONTENT_ENCODING)) {
            context.proceed();
            return;
        }
        context.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
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

    static boolean takesGzip(@Nullable String encodings) {
        return encodings != null
                && Stream.of(encodings.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(encoding -> encoding.replaceAll("\\s", ""))
                        .anyMatch(encoding -> encoding.matches("(x-)?gzip(;q=(1(\\.0{0,3})?|0\\.\\d{0,3}))?")
                                && !encoding.matches(".*;q=0(\\.0*)?"));
    }
}
