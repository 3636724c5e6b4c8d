package hallpass.resource.trace;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names the trace of a request ({@code traceparent}, W3C Trace Context) in the log lines that it causes. The gateway
 * gives every request one. This is independent of telemetry; if that is switched on, it uses the same trace id.
 */
@WebFilter(
        urlPatterns = "/*",
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC},
        asyncSupported = true)
public class TraceFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final Pattern TRACE_PARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String trace = traceId(request.getHeader("traceparent"));
        if (trace == null) {
            chain.doFilter(request, response);
            return;
        }
        LogContext.begin(trace);
        try {
            chain.doFilter(request, response);
        } finally {
            LogContext.end();
        }
    }

    /** @return the trace id of a well-formed header. Any other text gets into no log */
    static @Nullable String traceId(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Matcher matcher = TRACE_PARENT.matcher(header);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
