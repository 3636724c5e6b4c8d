package hallpass.portal;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What everybody sees, and where a sign-out ends. */
@WebServlet("")
public class WelcomeServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    transient PortalClient client;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Html body = client.isRegistered()
                ? Html.of("<p><a href=\"%s/account\">Sign in</a></p>", request.getContextPath())
                : Html.of("""
                        <p>Nobody can sign in yet: this application is not registered. Register it as a client, and set
                        <code>HALLPASS_PORTAL_CLIENT_ID</code> and <code>HALLPASS_PORTAL_CLIENT_SECRET</code>, as
                        <code>docs/operations.md</code> says.</p>""");
        Page.send(request, response, "Portal", body);
    }
}
