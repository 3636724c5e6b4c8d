package hallpass.resource.rest;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The content coding that our answers may have (RFC 9110 section 8.4.1.3). */
public final class Gzip {

    public static final String NAME = "gzip";

    private static final Pattern BLANKS = Pattern.compile("\\s");
    private static final Pattern TAKEN = Pattern.compile("(x-)?gzip(;q=(1(\\.0{0,3})?|0\\.\\d{0,3}))?");
    private static final Pattern REFUSED = Pattern.compile(".*;q=0(\\.0*)?");

    private Gzip() {}

    /**
     * Says whether a client takes gzip (RFC 9110 section 12.5.3). It has to ask by name: a star is not enough.
     *
     * @param encodings the request's {@code Accept-Encoding}; null if it has none
     */
    public static boolean isTakenBy(@Nullable String encodings) {
        return encodings != null
                && Stream.of(encodings.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(encoding -> BLANKS.matcher(encoding).replaceAll(""))
                        .anyMatch(encoding -> TAKEN.matcher(encoding).matches()
                                && !REFUSED.matcher(encoding).matches());
    }
}
