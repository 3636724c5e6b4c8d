package hallpass.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;

/** {@code /config.json}: the addresses of the services, so that one build of the page serves every topology. */
@WebServlet("/config.json")
public class ConfigServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> send(response);
            case "OPTIONS" -> {
                response.setHeader("Allow", Problem.ALLOWED);
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            default -> Problem.METHOD_NOT_ALLOWED.send(response);
        }
    }

    private static void send(HttpServletResponse response) throws IOException {
        byte[] body = ApiAddresses.of(ConfigProvider.getConfig()).toJson().getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-cache");
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body); // for HEAD the container leaves it out
    }
}
