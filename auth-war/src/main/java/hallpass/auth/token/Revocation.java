package hallpass.auth.token;

import hallpass.auth.client.ServiceTokens;
import hallpass.auth.secret.Secret;
import hallpass.auth.session.EndReason;
import hallpass.auth.session.RefreshTokenState;
import hallpass.auth.session.Session;
import hallpass.auth.session.SessionStates;
import hallpass.auth.session.Sessions;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Ends what a token stands for: the session of a user's token, or the one token of a service client. A client ends only
 * what was given to itself (RFC 7009 section 2.1). The public client cannot prove who it is, so whoever names no other
 * client and holds one of its tokens may end it.
 */
@ApplicationScoped
class Revocation {

    @Inject
    Transaction transaction;

    @Inject
    AccessTokenIssuer accessTokens;

    @Inject
    SessionStates states;

    @Inject
    Sessions sessions;

    @Inject
    ServiceTokens serviceTokens;

    /** Unknown tokens are fine: they are worth nothing already (RFC 7009 section 2.2). */
    void of(String token, CallingClient caller) {
        transaction.run(() -> states.of(new Secret(token))
                .map(RefreshTokenState::session)
                .ifPresentOrElse(session -> end(session, caller), () -> ofAccessToken(token, caller)));
    }

    private void ofAccessToken(String token, CallingClient caller) {
        accessTokens.read(token).ifPresent(access -> {
            if (access.session() != null) {
                states.live(access.session()).ifPresent(session -> end(session, caller));
            } else {
                requireOwn(access.client(), caller);
                serviceTokens.revoke(access.id(), access.client());
            }
        });
    }

    private void end(Session session, CallingClient caller) {
        requireOwn(session.clientId(), caller);
        sessions.end(session.id(), EndReason.REVOKED);
    }

    static void requireOwn(String issuedTo, CallingClient caller) {
        if (issuedTo.equals(caller.id())) {
            return;
        }
        throw caller.confidential()
                ? OAuthException.invalidGrant("The token was issued to another client.")
                : OAuthException.invalidClient();
    }
}
