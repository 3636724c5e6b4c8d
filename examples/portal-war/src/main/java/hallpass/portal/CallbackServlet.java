package hallpass.portal;

import jakarta.inject.Inject;
import jakarta.security.enterprise.authentication.mechanism.http.openid.OpenIdConstant;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Where the issuer sends people back to. Jakarta Security has taken the code before. A redirect leads to the page that
 * the person wanted, so that the code does not stay in the browser's address bar.
 */
@WebServlet("/callback")
public class CallbackServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    transient OpenIdContext context;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String base = request.getRequestURL().toString().replaceFirst("callback$", "");
        Optional<String> wanted = context.getStoredValue(request, response, OpenIdConstant.ORIGINAL_REQUEST);
        response.sendRedirect(wanted.filter(page -> page.startsWith(base)).orElse(base + "account"));
    }
}
