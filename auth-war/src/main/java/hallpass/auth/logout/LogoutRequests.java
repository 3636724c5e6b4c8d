package hallpass.auth.logout;

import hallpass.auth.client.ServiceClient;
import hallpass.auth.client.ServiceClients;
import hallpass.auth.page.Fields;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the logout endpoint is asked for (OpenID Connect RP-Initiated Logout section 2). */
@ApplicationScoped
class LogoutRequests {

    private static final String HINT = "id_token_hint";
    private static final String CLIENT = "client_id";
    static final String NEXT = "post_logout_redirect_uri";
    private static final String STATE = "state";

    @Inject
    IdTokenHint.Reader hints;

    @Inject
    ServiceClients clients;

    /** @throws UnusableHintException if there is a hint that proves nothing: then nothing else is believed either */
    LogoutRequest read(Fields sent) {
        Optional<IdTokenHint> hint =
                sent.find(HINT).map(text -> hints.read(text).orElseThrow(UnusableHintException::new));
        Optional<String> named = sent.find(CLIENT);
        if (hint.isPresent()
                && named.filter(id -> !id.equals(hint.get().client())).isPresent()) {
            throw new UnusableHintException();
        }
        Optional<ServiceClient> client =
                hint.map(IdTokenHint::client).or(() -> named).flatMap(clients::find);
        return new LogoutRequest(
                client.orElse(null),
                hint.orElse(null),
                client.flatMap(known -> next(sent, known)).orElse(null),
                parameters(sent));
    }

    /** Only to an address that is registered to the letter: this endpoint is no way to anywhere. */
    private static Optional<URI> next(Fields sent, ServiceClient client) {
        return sent.find(NEXT)
                .filter(client.postLogoutRedirectUris()::contains)
                .map(uri -> URI.create(
                        sent.find(STATE).map(state -> with(uri, state)).orElse(uri)));
    }

    private static String with(String uri, String state) {
        return uri + (uri.indexOf('?') < 0 ? "?" : "&") + STATE + "="
                + URLEncoder.encode(state, StandardCharsets.UTF_8);
    }

    private static Map<String, String> parameters(Fields sent) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : List.of(HINT, CLIENT, NEXT, STATE)) {
            sent.find(name).ifPresent(value -> parameters.put(name, value));
        }
        return parameters;
    }
}
