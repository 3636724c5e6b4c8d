package hallpass.auth.authorize;

import hallpass.auth.client.ServiceClient;
import hallpass.auth.page.AskingClient;
import hallpass.auth.sso.BrowserSignIn;
import hallpass.auth.token.Form;
import hallpass.auth.token.OAuthException;
import hallpass.resource.stepup.Acr;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the pages know of the authorization request in whose course they are shown. It is in their address, and so are
 * the ways back: they lead to our own authorization endpoint, or to the page for devices, and nowhere else.
 */
@RequestScoped
public class Interaction {

    /** In the address of a page: after the sign-in the user connects a device. Its value is the device's code. */
    public static final String DEVICE = "device";

    @Inject
    AuthorizationRequests requests;

    @Inject
    Mark mark;

    @Inject
    HttpServletRequest http;

    /**
     * @param query of the page's address, as it came
     * @return empty if the page was opened by itself, or with a request that is not good
     */
    public Optional<Asked> asked(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return Optional.empty();
        }
        try {
            AuthorizationRequest request = requests.read(Form.parse(query));
            return Optional.of(new Asked(
                    shown(request.client()),
                    URI.create(request.target().redirectUri()),
                    request.asksFor(AuthorizationRequest.PROMPT_SELECT_ACCOUNT)
                            && !request.asksFor(AuthorizationRequest.PROMPT_LOGIN),
                    request.asksFor(AuthorizationRequest.PROMPT_LOGIN) || request.maxAge() != null,
                    Optional.ofNullable(request.loginHint()).orElse(""),
                    request.acr()));
        } catch (AuthorizationException | UntrustedRequestException | OAuthException notGood) {
            return Optional.empty(); // the endpoint says so to whom it concerns
        }
    }

    /** @return the path to go on at, when somebody has signed in; empty if the page was opened by itself */
    public Optional<String> goOn(@Nullable String query) {
        return endpoint(query, "");
    }

    /** As {@link #goOn}, for somebody who was signed in and chose to go on so. */
    public Optional<String> goOnAs(@Nullable String query, BrowserSignIn signIn) {
        return query == null
                ? Optional.empty()
                : endpoint(query, "&" + Mark.CHOSEN + "=" + mark.choice(Form.parse(query), signIn.id()));
    }

    private Optional<String> endpoint(@Nullable String query, String more) {
        if (query == null || query.isEmpty()) {
            return Optional.empty();
        }
        Form sent = Form.parse(query);
        return sent.find("client_id")
                .map(client -> http.getContextPath() + "/authorize?" + sent.encodedWithout(Mark.CHOSEN) + more)
                .or(() -> sent.all(DEVICE).stream().findFirst().map(this::device));
    }

    private String device(String userCode) {
        return http.getContextPath() + "/device"
                + (userCode.isEmpty() ? "" : "?user_code=" + URLEncoder.encode(userCode, StandardCharsets.UTF_8));
    }

    public static AskingClient shown(ServiceClient client) {
        return new AskingClient(
                client.name(),
                client.logoUri().orElse(null),
                client.policyUri().orElse(null),
                client.tosUri().orElse(null));
    }

    /**
     * @param redirectUri where the browser goes in the end: known to be good
     * @param mayGoOn whether somebody who is signed in may go on without a password
     * @param wantsFresh whether the client minds how long ago somebody has proved an identity
     * @param loginHint the address that the client thinks the user has; empty for none
     * @param acr how strong the sign-in has to be at least
     */
    public record Asked(
            AskingClient client, URI redirectUri, boolean mayGoOn, boolean wantsFresh, String loginHint, Acr acr) {}
}
