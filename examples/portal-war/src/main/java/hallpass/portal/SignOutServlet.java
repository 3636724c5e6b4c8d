package hallpass.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Signs out here and, by a redirect to the issuer, everywhere (OpenID Connect RP-Initiated Logout). Liberty sends no
 * {@code id_token_hint}, so the issuer asks once more.
 */
@WebServlet("/sign-out")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class SignOutServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (FormToken.isIn(request)) {
            request.logout(); // Jakarta Security answers with the redirect
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
