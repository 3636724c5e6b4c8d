package hallpass.auth.token;

import com.nimbusds.oauth2.sdk.Scope;
import hallpass.auth.client.ServiceClient;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The grant client_credentials (RFC 6749 section 4.4): an access token, and never a refresh token. */
@ApplicationScoped
class ServiceTokens {

    @Inject
    AccessTokens accessTokens;

    @Inject
    SecurityEvents events;

    /** @throws OAuthException invalid_client for the public client, invalid_scope for a service it isn't registered for */
    TokenView issue(Form form, CallingClient caller) {
        ServiceClient client = caller.service().orElseThrow(OAuthException::invalidClient);
        List<String> audiences =
                form.find("scope").map(scope -> narrowed(scope, client)).orElseGet(client::audiences);
        AccessToken token = accessTokens.issue(client, audiences);
        events.record(SecurityEvent.success(EventType.CLIENT_AUTHENTICATION)
                .by(client.id())
                .through(client.id()));
        return TokenView.of(token, audiences);
    }

    /** A scope is the name of a service, as in the tokens of users. */
    private static List<String> narrowed(String scope, ServiceClient client) {
        List<String> asked = Scope.parse(scope).toStringList();
        if (asked.isEmpty() || !client.audiences().containsAll(asked)) {
            throw OAuthException.invalidScope("The client is registered for " + String.join(" ", client.audiences()));
        }
        return asked;
    }
}
