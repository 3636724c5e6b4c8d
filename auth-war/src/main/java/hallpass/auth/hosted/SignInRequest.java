package hallpass.auth.hosted;

import hallpass.auth.authorize.Interaction;
import hallpass.auth.authorize.Interaction.Asked;
import hallpass.auth.client.ServiceClients;
import hallpass.auth.page.AskingClient;
import hallpass.auth.page.Fields;
import hallpass.auth.page.Page;
import hallpass.auth.page.Redirect;
import hallpass.auth.sso.BrowserSignIn;
import hallpass.auth.upstream.ConnectCookie;
import hallpass.resource.stepup.Acr;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The authorization request in the address of a page, if a client sent the browser here. */
@RequestScoped
class SignInRequest {

    @Inject
    HttpServletRequest request;

    @Inject
    Interaction interaction;

    @Inject
    ConnectCookie connect;

    private @Nullable Optional<Asked> known;

    /** @return empty if the page was opened by itself */
    Optional<Asked> asked() {
        Optional<Asked> asked = known;
        if (asked == null) {
            asked = interaction.asked(request.getQueryString());
            known = asked;
        }
        return asked;
    }

    @Nullable
    AskingClient client() {
        return asked().map(Asked::client).orElse(null);
    }

    /** @return for the audit */
    String clientId() {
        return asked().isPresent() ? query().text("client_id") : ServiceClients.BUILT_IN;
    }

    /** @return the address that the client thinks the user has (OpenID Connect Core section 3.1.2.1) */
    String loginHint() {
        return asked().map(Asked::loginHint).orElseGet(() -> query().text("login_hint"));
    }

    /** A page whose form leads to the client in the end, and which shows its picture. */
    Page framed(Page page) {
        return page.leadingTo(asked().map(Asked::redirectUri).stream().toList())
                .showing(asked()
                        .flatMap(asked ->
                                Stream.ofNullable(asked.client().logo()).findFirst())
                        .stream()
                        .toList());
    }

    /** @return where the browser goes on to the client; if there is none, to the page that says who is signed in */
    String onward() {
        return interaction.goOn(request.getQueryString()).orElseGet(() -> signInPage(null));
    }

    /** As {@link #onward}, but a user who was about to connect an identity goes on with that. */
    String onwardOrConnect() {
        return connect.identity().isPresent() ? page("connect") : onward();
    }

    /** @return the address of another page of ours, which knows the same request */
    String page(String path) {
        return path(path, request.getQueryString());
    }

    /** Back to the sign-in page, with the same request. */
    Response toSignIn() {
        return Redirect.to(page("signin")).build();
    }

    /** As {@link #onward}, with the sign-in that is there. */
    Response goOnAs(BrowserSignIn signIn) {
        return Redirect.to(interaction.goOnAs(request.getQueryString(), signIn).orElseGet(() -> signInPage(null)))
                .build();
    }

    /** @return the path of the sign-in page that goes on with this query; without one nobody asked */
    String signInPage(@Nullable String query) {
        return path("signin", query);
    }

    /** @return the path of one of our pages, below the application's root, that keeps this query */
    String path(String page, @Nullable String query) {
        return request.getContextPath() + "/" + page + (query == null || query.isEmpty() ? "" : "?" + query);
    }

    /** @return how strong the sign-in has to be at least */
    Acr acr() {
        return asked().map(Asked::acr).orElse(Acr.PASSWORD);
    }

    private Fields query() {
        return Fields.of(request.getQueryString());
    }
}
