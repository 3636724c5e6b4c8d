package hallpass.root;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers every address that no other application has, and is the error page for what the container refuses here. */
@WebServlet("/")
public class RootServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            Problem.ofStatus(status instanceof Integer code ? code : 500).send(request, response);
            return;
        }
        Optional<WellKnown> address = WellKnown.of(request.getRequestURI());
        RequestDispatcher document = address.map(this::dispatcher).orElse(null);
        if (document == null) {
            Problem.NOT_FOUND.send(request, response);
        } else {
            document.forward(request, response);
        }
    }

    /** @return null if no service is there */
    private @Nullable RequestDispatcher dispatcher(WellKnown address) {
        ServletContext service = getServletContext().getContext(address.context());
        return service != null && service.getContextPath().equals(address.context())
                ? service.getRequestDispatcher(address.document())
                : null;
    }
}
