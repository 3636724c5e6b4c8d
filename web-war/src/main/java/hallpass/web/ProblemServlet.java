package hallpass.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The error page of web.xml: a problem instead of the container's page, which would tell about its inside. */
@WebServlet("/.problem")
public class ProblemServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Without the attribute, a client asked for this address itself: there is nothing.
        boolean failed = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer;
        Problem problem = failed
                ? Problem.ofStatus((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                : Problem.NOT_FOUND;
        problem.send(response);
    }
}
