package hallpass.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serves the files of the page, and the page itself for every address that only its router knows, so that a link into
 * it and a reload work. It takes the place of the container's own file servlet ({@code /}), whose errors are HTML.
 */
@WebServlet("/")
public class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private transient StaticFiles files = new StaticFiles();

    @Override
    public void init() throws ServletException {
        try {
            files = StaticFiles.of(getServletContext());
        } catch (IOException unreadable) {
            throw new ServletException("The files of the page can't be read", unreadable);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<StaticFile> file = fileFor(request);
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (file.isEmpty() && (read || hasExtension(request.getServletPath()))) {
            Problem.NOT_FOUND.send(response);
        } else if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Allow", Problem.ALLOWED);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else if (!read) {
            Problem.METHOD_NOT_ALLOWED.send(response);
        } else {
            send(file.orElseThrow(), request, response);
        }
    }

    private Optional<StaticFile> fileFor(HttpServletRequest request) {
        String path = request.getServletPath();
        Optional<StaticFile> exact = files.at(path.equals("/") || path.isEmpty() ? "/index.html" : path);
        if (exact.isPresent()) return exact;
        // A missing script must be a 404 and not the page, or the browser would take HTML for a script.
        boolean deepLink = !hasExtension(path) && acceptsHtml(request.getHeader("Accept"));
        return deepLink ? files.at("/index.html") : Optional.empty();
    }

    private static void send(StaticFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte @Nullable [] gzip = file.gzip();
        boolean compressed = gzip != null && takesGzip(request.getHeader("Accept-Encoding"));
        // One representation, one strong ETag (RFC 9110 section 8.8.3): the compressed one has its own.
        String etag = compressed ? file.etag().replaceFirst("\"$", "-gzip\"") : file.etag();
        response.setHeader("Cache-Control", file.cacheControl());
        response.setHeader("ETag", etag);
        response.setHeader("Vary", file.isPage() ? "Accept, Accept-Encoding" : "Accept-Encoding");
        if (matches(request.getHeader("If-None-Match"), etag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] body = compressed && gzip != null ? gzip : file.content();
        if (compressed) response.setHeader("Content-Encoding", "gzip");
        response.setContentType(file.type());
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) response.getOutputStream().write(body);
    }

    private static boolean hasExtension(String path) {
        return path.substring(path.lastIndexOf('/') + 1).contains(".");
    }

    /** True only for a client that names HTML, as a browser does for an address; {@code *}{@code /*} is a program. */
    static boolean acceptsHtml(@Nullable String accept) {
        return accept != null && accept.toLowerCase(Locale.ROOT).contains("text/html");
    }

    static boolean takesGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) return false;
        for (String coding : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = coding.strip().split("\\s*;\\s*");
            if (parts[0].equals("gzip")) return parts.length < 2 || !parts[1].matches("q=0(\\.0*)?");
        }
        return false;
    }

    static boolean matches(@Nullable String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) return false;
        for (String known : ifNoneMatch.split(",")) {
            String tag = known.strip();
            if (tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag)) return true;
        }
        return false;
    }
}
