package hallpass.auth.logout;

import hallpass.auth.page.Pages;
import hallpass.auth.page.SignedOutPage;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Where a browser ends that was signed out and has nowhere else to go. */
@DenyAll
@Path("signed-out")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class SignedOutResource {

    @Inject
    Pages pages;

    @GET
    @PermitAll
    public Response page() {
        return pages.render("signed-out", new SignedOutPage(List.of(), null, null));
    }
}
