package hallpass.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Calls services as the user who is signed in, and says what came of it. */
@RequestScoped
class Calls {

    private static final Logger LOG = Logger.getLogger(Calls.class.getName());

    @Inject
    OpenIdContext context;

    /** @return the header that a service wants (RFC 6750) */
    String authorization() {
        return "Bearer " + context.getAccessToken().getToken();
    }

    /** Does what needs a service. If the session has ended elsewhere, it ends here too. */
    void answer(HttpServletRequest request, HttpServletResponse response, Work work)
            throws IOException, ServletException {
        try {
            work.run();
        } catch (WebApplicationException refusal) {
            int status = refusal.getResponse().getStatus();
            if (status == HttpServletResponse.SC_UNAUTHORIZED) {
                request.logout();
            } else {
                response.sendError(status < 500 ? status : HttpServletResponse.SC_BAD_GATEWAY);
            }
        } catch (ProcessingException away) {
            LOG.log(Level.WARNING, "A service does not answer", away);
            response.sendError(HttpServletResponse.SC_BAD_GATEWAY);
        }
    }

    interface Work {
        void run() throws IOException;
    }
}
