package hallpass.openapi;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Serves Liberty's page with our start of it; all its other files come from Liberty as they are. */
@WebServlet("/*")
public class OpenApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** Where Liberty serves its own page ({@code fragments/openapi.xml}). */
    private static final String ORIGINAL = "/openapi/swagger";

    /** Nothing that has another folder in it: a forward would get at {@code WEB-INF} too. */
    private static final Pattern FILE = Pattern.compile("/(css/)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.(js|css|png|html)");

    /** Roles and the address are in a token only if its scope says so. */
    private static final List<String> ALWAYS = List.of("email", "groups");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String path = Objects.requireNonNullElse(request.getPathInfo(), "/");
        if (request.getRequestURI().equals(request.getContextPath())) { // the page names its files beside itself
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", request.getContextPath() + "/");
            return;
        }
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                        + " font-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none';"
                        + " frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        ServletContext original = getServletContext().getContext(ORIGINAL);
        if (original == null || !original.getContextPath().equals(ORIGINAL)) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else if (path.equals("/") || path.equals("/index.html")) {
            send(response, "text/html", page(original).document());
        } else if (path.equals("/start.js")) {
            send(response, "text/javascript", page(original).script());
        } else if (FILE.matcher(path).matches()) {
            original.getRequestDispatcher(path).forward(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static OpenApiPage page(ServletContext original) throws IOException {
        try (InputStream file = original.getResourceAsStream("/index.html")) {
            if (file == null) {
                throw new FileNotFoundException(ORIGINAL + "/index.html");
            }
            return OpenApiPage.of(new String(file.readAllBytes(), StandardCharsets.UTF_8), scopes());
        }
    }

    /** The services that tokens can be for, by names that the server checks at its start. */
    private static List<String> scopes() {
        String services = ConfigProvider.getConfig()
                .getOptionalValue("hallpass.audiences", String.class)
                .orElse("auth,todo");
        return Stream.concat(Stream.of(services.split(",")).map(String::strip), ALWAYS.stream())
                .filter(name -> name.matches("[A-Za-z0-9_-]+"))
                .toList();
    }

    private static void send(HttpServletResponse response, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
