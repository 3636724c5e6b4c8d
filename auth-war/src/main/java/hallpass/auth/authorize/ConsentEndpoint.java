package hallpass.auth.authorize;

import hallpass.auth.page.ConsentPage;
import hallpass.auth.page.Fields;
import hallpass.auth.page.FormToken;
import hallpass.auth.page.Page;
import hallpass.auth.page.Pages;
import hallpass.auth.sso.BrowserSignIn;
import hallpass.auth.sso.BrowserSignIns;
import hallpass.auth.token.Form;
import hallpass.auth.token.Scopes;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page on which a user allows a third-party client what it asks for. */
@DenyAll
@Path("consent")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ConsentEndpoint {

    private static final String FORM = "consent";

    @Inject
    AuthorizationRequests requests;

    @Inject
    Authorization authorization;

    @Inject
    Consents consents;

    @Inject
    BrowserSignIns signIns;

    @Inject
    Users users;

    @Inject
    Pages pages;

    @Inject
    FormToken formToken;

    @Inject
    Answers answers;

    @Inject
    Mark mark;

    @Context
    HttpServletRequest http;

    @GET
    @PermitAll
    public Response page() {
        return answer(null);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(@Nullable String body) {
        Fields fields = Fields.of(body);
        formToken.require(FORM, fields);
        return answer(fields.text("decision"));
    }

    /** @param decision null if the user is yet to be asked */
    private Response answer(@Nullable String decision) {
        return answers.of(() -> {
            Form sent = Form.parse(http.getQueryString());
            AuthorizationRequest request = requests.read(sent);
            Optional<BrowserSignIn> signIn = signIns.current();
            if (signIn.isEmpty()
                    || !authorization.hasToConsent(request, mark.of(sent).orElse(null), signIn.get())) {
                return answers.back(mark.query(sent));
            }
            if (decision == null) {
                return asked(request, users.find(signIn.get().user()).orElseThrow());
            }
            if (!decision.equals("allow")) {
                authorization.refused(request, signIn.get());
            }
            consents.give(signIn.get().user(), request.client().id(), request.consentScope());
            return answers.back(mark.query(sent));
        });
    }

    private Response asked(AuthorizationRequest request, User user) {
        ConsentPage page = new ConsentPage(
                Interaction.shown(request.client()), user.email(), Scopes.items(request.consentScope()));
        List<URI> pictures = request.client().logoUri().stream().toList();
        return pages.render(Page.of("consent", page)
                .leadingTo(List.of(URI.create(request.target().redirectUri())))
                .showing(pictures));
    }
}
