package hallpass.resource.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Stands in for the container's error page, which shows a stack trace. */
@WebServlet("/.problem")
public class ErrorPage extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final Logger LOG = System.getLogger(ErrorPage.class.getName());

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            Problems.write(request, response, HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 500;
        if (response.isCommitted()) {
            return; // the caller hung up, or has half of the answer already: there is nothing left to say
        }
        if (status >= 500 && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            LOG.log(Level.ERROR, "The container gave up a request with " + status, failure);
        }
        Problems.write(request, response, status);
    }
}
