package hallpass.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An error answer (RFC 9457). Its texts are fixed: they tell nothing of the request or the server. */
enum Problem {
    NOT_FOUND(404, "Not Found", "There is nothing at this address."),
    METHOD_NOT_ALLOWED(405, "Method Not Allowed", "This address can only be read."),
    BAD_REQUEST(400, "Bad Request", "The request can't be understood."),
    INTERNAL(500, "Internal Server Error", "Something went wrong here. Try again later.");

    static final String ALLOWED = "GET, HEAD, OPTIONS";

    private final int status;
    private final String title;
    private final String detail;

    Problem(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    /** The closest of ours for a status that the container chose. */
    static Problem ofStatus(int status) {
        for (Problem problem : values()) if (problem.status == status) return problem;
        return status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL;
    }

    void send(HttpServletResponse response) throws IOException {
        byte[] body = ("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%s,\"detail\":\"%s\","
                        + "\"instance\":\"urn:uuid:%s\"}")
                .formatted(title, Integer.toString(status), detail, UUID.randomUUID())
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        if (this == METHOD_NOT_ALLOWED) response.setHeader("Allow", ALLOWED);
        response.setHeader("$WSEP", null); // Liberty's mark of an error, for its own web server plug-in
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
