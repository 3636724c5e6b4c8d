package hallpass.resource.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes a body if the container refuses a request before any resource runs: it answers 401 and 403 without one. */
@WebFilter(
        urlPatterns = "/*",
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC},
        asyncSupported = true)
public class ProblemFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        chain.doFilter(request, response);
        if (request.isAsyncStarted() || response.isCommitted()) {
            return;
        }
        int status = response.getStatus();
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            Challenge.on(request, response);
        } else {
            // the container challenges a bad token also where none is needed; null takes it back (Servlet 6.1)
            response.setHeader("WWW-Authenticate", null);
        }
        if (status >= 400 && response.getContentType() == null) {
            Problems.write(request, response, status);
        }
    }
}
