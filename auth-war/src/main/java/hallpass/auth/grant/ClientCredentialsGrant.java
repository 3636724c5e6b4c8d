package hallpass.auth.grant;

import com.nimbusds.oauth2.sdk.Scope;
import hallpass.auth.client.ServiceClient;
import hallpass.auth.client.ServiceToken;
import hallpass.auth.client.ServiceTokens;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.key.TokenLifetime;
import hallpass.auth.token.AccessToken;
import hallpass.auth.token.AccessTokenIssuer;
import hallpass.auth.token.OAuthException;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The grant client_credentials (RFC 6749 section 4.4): an access token, and never a refresh token. */
@ApplicationScoped
class ClientCredentialsGrant implements GrantType {

    @Inject
    Transaction transaction;

    @Inject
    AccessTokenIssuer accessTokens;

    @Inject
    ServiceTokens serviceTokens;

    @Inject
    TokenLifetime lifetime;

    @Inject
    SecurityEvents events;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "client_credentials";
    }

    @Override
    public int place() {
        return 3;
    }

    /**
     * @throws OAuthException invalid_client for a public client; unauthorized_client if it isn't registered for this
     *     grant; invalid_scope for a service it isn't registered for
     */
    @Override
    public TokenView tokens(TokenRequest request) {
        return transaction.run(() -> {
            ServiceClient client = request.client()
                    .service()
                    .filter(found -> request.client().confidential())
                    .orElseThrow(OAuthException::invalidClient);
            if (!client.grantTypes().contains(name())) {
                throw OAuthException.unauthorizedClient("The client is not registered for this grant.");
            }
            List<String> audiences = request.form()
                    .find("scope")
                    .map(scope -> narrowed(scope, client))
                    .orElseGet(client::audiences);
            Instant now = InstantColumn.now(clock);
            ServiceToken noted = serviceTokens.begin(client, now.plus(lifetime.value()));
            AccessToken token = accessTokens.issue(client, audiences, noted, now);
            events.record(SecurityEvent.success(EventType.CLIENT_AUTHENTICATION)
                    .by(client.id())
                    .through(client.id()));
            return TokenView.of(token, audiences);
        });
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
