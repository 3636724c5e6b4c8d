package hallpass.root;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An error (RFC 9457). Its texts are fixed: they tell nothing of the request or of the server. */
enum Problem {
    BAD_REQUEST(400, "Bad Request", "The request is malformed."),
    NOT_FOUND(404, "Not Found", "There is nothing here."),
    METHOD_NOT_ALLOWED(405, "Method Not Allowed", "This method is not for this address."),
    INTERNAL(500, "Internal Server Error", "Something went wrong on our side.");

    private final int status;
    private final String title;
    private final String detail;

    Problem(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    /** @return the one that is closest to what the container chose */
    static Problem ofStatus(int status) {
        for (Problem problem : values()) {
            if (problem.status == status) {
                return problem;
            }
        }
        return status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL;
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = ("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%s,\"detail\":\"%s\","
                        + "\"instance\":\"urn:uuid:%s\"}")
                .formatted(title, Integer.toString(status), detail, UUID.randomUUID())
                .getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(status);
        response.setHeader("$WSEP", null); // Liberty's mark of an error, for its own web server plug-in
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }
}
