package hallpass.resource.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes problems outside of JAX-RS. */
final class Problems {

    private Problems() {}

    static void write(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        response.resetBuffer();
        response.setStatus(status);
        response.setHeader("$WSEP", null); // Liberty's mark of an error, for its own web server plug-in
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            Challenge.on(request, response);
        }
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE && response.getHeader("Retry-After") == null) {
            response.setHeader("Retry-After", "5");
        }
        byte[] body = Problem.of(status, Details.of(status)).toJson().getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(body);
        }
    }
}
