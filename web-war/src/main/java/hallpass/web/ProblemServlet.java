package hallpass.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The error page of web.xml: what the container would tell of its inside becomes a problem without any of it. */
@WebServlet("/.problem")
public class ProblemServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // No such attribute: somebody asked for the address itself, where there is nothing.
        boolean failed = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer;
        Problem problem = failed
                ? Problem.ofStatus((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                : Problem.NOT_FOUND;
        problem.send(response);
    }
}
