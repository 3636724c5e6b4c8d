package hallpass.portal;

import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Who is signed in; open to every user, whatever the roles are. */
@WebServlet("/account")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class AccountServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    transient OpenIdContext context;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Html body = Html.of(
                """
                <p>You are <strong>%s</strong>, with the roles <em>%s</em>.</p>
                <nav><a href="%s/orders">Your orders</a></nav>
                <form method="post" action="%s/sign-out">%s<button>Sign out</button></form>
                """,
                request.getUserPrincipal().getName(),
                String.join(", ", context.getIdentityToken().getJwtClaims().getArrayStringClaim("groups")),
                request.getContextPath(),
                request.getContextPath(),
                FormToken.field(request));
        Page.send(request, response, "Your account", body);
    }
}
