package hallpass.resource.rest;

import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * The preconditions of a request, evaluated in the order of RFC 9110 section 13.2.2.
 *
 * @param reads GET or HEAD
 */
record Preconditions(
        boolean reads,
        @Nullable EntityTags ifMatch,
        @Nullable EntityTags ifNoneMatch) {

    static Preconditions of(String method, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
        return new Preconditions(reads(method), EntityTags.parse(ifMatch), EntityTags.parse(ifNoneMatch));
    }

    static boolean reads(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Of the request that runs now. */
    static Preconditions current() {
        HttpServletRequest request =
                CDI.current().select(HttpServletRequest.class).get();
        return of(request.getMethod(), lines(request, "If-Match"), lines(request, "If-None-Match"));
    }

    /**
     * @param current the value of the strong tag of what is there
     * @return whether the client has this already, which is a 304
     * @throws ProblemException 412 if it must not be done
     */
    boolean isUnchanged(String current) {
        if (ifMatch != null && !ifMatch.hasStrongly(current)) {
            throw ProblemException.preconditionFailed();
        }
        boolean known = ifNoneMatch != null && ifNoneMatch.hasWeakly(current);
        if (known && !reads) {
            throw ProblemException.preconditionFailed();
        }
        return known;
    }

    private static @Nullable String lines(HttpServletRequest request, String name) {
        Enumeration<String> lines = request.getHeaders(name);
        return lines == null || !lines.hasMoreElements() ? null : String.join(",", Collections.list(lines));
    }
}
