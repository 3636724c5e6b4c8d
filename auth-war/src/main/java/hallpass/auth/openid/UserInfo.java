package hallpass.auth.openid;

import hallpass.auth.client.ServiceClient;
import hallpass.auth.client.ServiceClients;
import hallpass.auth.session.Session;
import hallpass.auth.session.SessionStates;
import hallpass.auth.token.AccessTokenIssuer;
import hallpass.auth.token.BearerToken;
import hallpass.auth.token.Scopes;
import hallpass.auth.token.SignedToken;
import hallpass.auth.user.CurrentUser;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the user of an access token is called, for the client that has the token. */
@RequestScoped
class UserInfo {

    @Inject
    Caller caller;

    @Inject
    CurrentUser currentUser;

    @Inject
    AccessTokenIssuer accessTokens;

    @Inject
    SessionStates sessions;

    @Inject
    Users users;

    @Inject
    ServiceClients clients;

    @Inject
    UserClaims claims;

    @Inject
    SubjectIds subjects;

    @Inject
    Transaction transaction;

    @Inject
    Clock clock;

    /**
     * @param sent a token in the request's body
     * @throws ProblemException 401 without a token of a live session; 403 if the token was not given for it; 400 if
     *     there are two
     */
    Answer of(@Nullable String authorization, @Nullable String sent) {
        if (authorization != null && sent != null) {
            throw ProblemException.badRequest("Send the access token in one way only (RFC 6750 section 2).");
        }
        String token = sent != null ? sent : BearerToken.of(authorization).orElse(null);
        if (token == null) {
            throw ProblemException.unauthorized();
        }
        Optional<Answer> granted = transaction.run(
                () -> accessTokens.read(token).filter(this::isGood).flatMap(this::granted));
        return granted.orElseGet(() -> new Answer(ofOwnPage(), null));
    }

    private boolean isGood(SignedToken token) {
        return !token.expiredAt(clock.instant());
    }

    /** @return empty if the token's session has no scope: a password was sent for it */
    private Optional<Answer> granted(SignedToken token) {
        if (token.session() == null) {
            return Optional.empty();
        }
        Session session = sessions.live(token.session()).orElseThrow(UserInfo::notTaken);
        return session.scope().map(scope -> {
            if (!Scopes.includes(scope, Scopes.OPENID)) {
                throw ProblemException.forbidden("The access token was not given for openid.");
            }
            User user = users.find(session.user())
                    .filter(found -> !found.disabled())
                    .orElseThrow(UserInfo::notTaken);
            Map<String, Object> info = new LinkedHashMap<>();
            info.put("sub", subjects.of(user, session.clientId()));
            info.putAll(claims.forUserInfo(user, scope, session.claims().orElse(null)));
            return new Answer(info, signedFor(session.clientId()));
        });
    }

    /** Section 5.3.2; the algorithm is ours, or the client could not have registered. */
    private @Nullable String signedFor(String client) {
        return clients.find(client)
                .filter(found -> found.userinfoSignedAlg().isPresent())
                .map(ServiceClient::id)
                .orElse(null);
    }

    /** With a token for the first-party client's password, which is for this service, and which the filters took. */
    private Map<String, Object> ofOwnPage() {
        if (caller.accessToken().isEmpty()) {
            throw notTaken();
        }
        if (!caller.hasRole(Roles.USER)) {
            throw ProblemException.forbidden("The role " + Roles.USER + " is needed.");
        }
        User user = currentUser.require();
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("sub", user.id().toString());
        info.put("email", user.email());
        if (user.name() != null) {
            info.put("name", user.name());
        }
        info.put("groups", List.copyOf(user.roles()));
        return info;
    }

    private static ProblemException notTaken() {
        return ProblemException.unauthorized("The access token is not one that this service takes.");
    }

    /** @param signedFor the client that wants the answer as a JWT; null for plain JSON */
    record Answer(Map<String, Object> claims, @Nullable String signedFor) {}
}
