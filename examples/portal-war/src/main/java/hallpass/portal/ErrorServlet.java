package hallpass.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The page for all that is refused or fails. Without it the container would say in its own words what happened. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object refused = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = refused instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND;
        String text =
                switch (status) {
                    case HttpServletResponse.SC_BAD_REQUEST -> "This form could not be taken. Open the page again.";
                    case HttpServletResponse.SC_UNAUTHORIZED -> "The sign-in did not work. Try it again.";
                    case HttpServletResponse.SC_FORBIDDEN -> "You may not see this page.";
                    case HttpServletResponse.SC_NOT_FOUND -> "There is nothing here.";
                    default -> "Something does not work at present. Try it again later.";
                };
        response.setStatus(status);
        Html body = Html.of("<p>%s</p><p><a href=\"%s/account\">Your account</a></p>", text, request.getContextPath());
        Page.send(request, response, "Portal", body);
    }
}
