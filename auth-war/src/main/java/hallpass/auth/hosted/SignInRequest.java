package hallpass.auth.hosted;

import hallpass.auth.client.ServiceClient;
import hallpass.auth.client.ServiceClients;
import hallpass.auth.page.AskingClient;
import hallpass.auth.page.Fields;
import hallpass.auth.page.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The authorization request that the address of a page holds, if a client sent the browser here. The authorization
 * endpoint has checked it and checks it again; here it only says who asks, for the eye.
 */
@RequestScoped
class SignInRequest {

    @Inject
    HttpServletRequest request;

    @Inject
    ServiceClients clients;

    private @Nullable Optional<ServiceClient> known;

    /** @return empty if nobody asks */
    Optional<ServiceClient> client() {
        Optional<ServiceClient> client = known;
        if (client == null) {
            client = query().find("client_id").flatMap(clients::find);
            known = client;
        }
        return client;
    }

    /** @return for the audit */
    String clientId() {
        return client().map(ServiceClient::id).orElse(ServiceClients.BUILT_IN);
    }

    @Nullable
    AskingClient look() {
        return client().map(SignInRequest::lookOf).orElse(null);
    }

    Optional<String> loginHint() {
        return query().find("login_hint");
    }

    /** Whether the client wants the user to choose an account, and takes one that is signed in already. */
    boolean mayChoose() {
        List<String> prompt = List.of(query().text("prompt").split(" "));
        return client().isPresent() && prompt.contains("select_account") && !prompt.contains("login");
    }

    /** A page whose form leads back to the client in the end; and the client's picture may be on it. */
    Page framed(Page page) {
        AskingClient look = look();
        return page.leadingTo(client().stream()
                        .flatMap(client -> client.redirectUris().stream())
                        .map(URI::create)
                        .toList())
                .showing(look == null || look.logo() == null ? List.of() : List.of(look.logo()));
    }

    /** The browser goes on to the client, or where there is none, to the page that says who is signed in. */
    Response.ResponseBuilder goOn() {
        return goOn("");
    }

    /** @param more for the end of the query */
    Response.ResponseBuilder goOn(String more) {
        String to = query().has("client_id") ? "/authorize?" + request.getQueryString() + more : "/signin";
        // as text: a URI would not take every query that a client may send
        return Response.seeOther(URI.create(request.getContextPath()))
                .header(HttpHeaders.LOCATION, null)
                .header(HttpHeaders.LOCATION, request.getContextPath() + to)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private Fields query() {
        return Fields.of(request.getQueryString());
    }

    private static AskingClient lookOf(ServiceClient client) {
        return new AskingClient(
                client.name(),
                client.logoUri().orElse(null),
                client.policyUri().orElse(null),
                client.tosUri().orElse(null));
    }
}
