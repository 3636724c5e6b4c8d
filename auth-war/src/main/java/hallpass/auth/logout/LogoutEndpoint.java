package hallpass.auth.logout;

import hallpass.auth.page.Fields;
import hallpass.auth.page.FormToken;
import hallpass.auth.page.LogoutPage;
import hallpass.auth.page.Page;
import hallpass.auth.page.PageLink;
import hallpass.auth.page.Pages;
import hallpass.auth.page.Redirect;
import hallpass.auth.page.SignedInPage;
import hallpass.auth.page.SignedOutPage;
import hallpass.auth.sso.BrowserSignIn;
import hallpass.auth.sso.BrowserSignIns;
import hallpass.auth.sso.SignInCookie;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Signs the browser out, for an application or by hand (OpenID Connect RP-Initiated Logout). If the request has no ID
 * token of the user who is signed in here, the user is asked.
 */
@DenyAll
@Path("logout")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class LogoutEndpoint {

    private static final String FORM = "logout";
    private static final String DECISION = "decision";

    @Inject
    LogoutRequests requests;

    @Inject
    SignOuts signOuts;

    @Inject
    BrowserSignIns signIns;

    @Inject
    SignInCookie cookie;

    @Inject
    Users users;

    @Inject
    Pages pages;

    @Inject
    FormToken formToken;

    @Context
    HttpServletRequest http;

    @GET
    @PermitAll
    public Response logout() {
        return answer(Fields.of(http.getQueryString()), false);
    }

    /** An application's request, or our own form. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response logoutByForm(@Nullable String body) {
        Fields sent = Fields.of(body);
        return sent.has(DECISION) ? decided(sent) : answer(sent, true);
    }

    /**
     * A request with an address that is not registered may come from somebody else than the application. Its hint does
     * not count then, and the person is asked.
     *
     * @param posted whether it was a form. A form from another site comes without the browser's cookie, so nobody seems
     *     to be signed in
     */
    private Response answer(Fields sent, boolean posted) {
        try {
            LogoutRequest request = requests.read(sent);
            Optional<BrowserSignIn> current = signIns.current();
            IdTokenHint hint = request.hint();
            boolean proven = hint != null
                    && !request.misdirected()
                    && current.map(signIn -> signOuts.isProven(hint, signIn)).orElse(true);
            if (proven || (current.isEmpty() && !posted)) {
                return signedOut(request, current);
            }
            return asked(request, current);
        } catch (UnusableHintException unusable) {
            return unusable();
        }
    }

    private Response decided(Fields sent) {
        formToken.require(FORM, sent);
        try {
            LogoutRequest request = requests.read(sent);
            Optional<BrowserSignIn> current = signIns.current();
            Optional<User> user = user(current);
            return sent.text(DECISION).equals("yes") || user.isEmpty()
                    ? signedOut(request, current)
                    : pages.render("signed-in", new SignedInPage(user.get().email(), "/", List.of()));
        } catch (UnusableHintException unusable) {
            return unusable();
        }
    }

    private Response asked(LogoutRequest request, Optional<BrowserSignIn> current) {
        LogoutPage page = new LogoutPage(
                user(current).map(User::email).orElse(null),
                request.client() == null ? null : request.client().name(),
                request.parameters());
        return pages.render(Page.of("logout", page)
                .leadingTo(Stream.ofNullable(request.next()).toList()));
    }

    private Response signedOut(LogoutRequest request, Optional<BrowserSignIn> current) {
        List<URI> frames = signOuts.end(current, request.hint());
        Response answer = frames.isEmpty()
                ? goOn(request.next())
                : pages.render(Page.of(
                                "signed-out",
                                new SignedOutPage(
                                        frames,
                                        request.next(),
                                        request.client() == null
                                                ? null
                                                : request.client().name()))
                        .framing(frames));
        return current.isEmpty()
                ? answer
                : Response.fromResponse(answer).cookie(cookie.cleared()).build();
    }

    private Response goOn(@Nullable URI next) {
        String query = http.getQueryString();
        String ownPage = http.getContextPath() + "/signed-out"
                + Fields.of(query)
                        .find("ui_locales")
                        .filter(tags -> tags.matches("[A-Za-z0-9-]{1,40}"))
                        .map(tag -> "?ui_locales=" + tag)
                        .orElse("");
        return Redirect.to(next == null ? ownPage : next.toString())
                .header("Referrer-Policy", "no-referrer") // an ID token may stand in the address of this page
                .build();
    }

    private Response unusable() {
        return pages.message(
                Response.Status.BAD_REQUEST.getStatusCode(),
                pages.text("logout.unusable.title"),
                pages.text("logout.unusable"),
                new PageLink(pages.text("logout.yes"), pages.plain("logout")));
    }

    private Optional<User> user(Optional<BrowserSignIn> signIn) {
        return signIn.flatMap(found -> users.find(found.user()));
    }
}
