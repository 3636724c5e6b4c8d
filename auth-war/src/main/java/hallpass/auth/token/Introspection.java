package hallpass.auth.token;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import hallpass.auth.AuthApplication;
import hallpass.auth.client.ServiceClient;
import hallpass.auth.client.ServiceClients;
import hallpass.auth.client.ServiceTokens;
import hallpass.auth.secret.Secret;
import hallpass.auth.session.RefreshTokenState;
import hallpass.auth.session.Session;
import hallpass.auth.session.SessionStates;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds out what a token is worth at this moment, whatever it said when it was issued. */
@ApplicationScoped
class Introspection {

    /** A refresh token is for the authorization server alone, whichever services its access tokens are for. */
    private static final List<String> FOR_US = List.of(AuthApplication.SCOPE);

    private static final TokenIntrospectionSuccessResponse INACTIVE =
            new TokenIntrospectionSuccessResponse.Builder(false).build();

    @Inject
    Transaction transaction;

    @Inject
    AccessTokenIssuer accessTokens;

    @Inject
    SessionStates sessions;

    @Inject
    Users users;

    @Inject
    ServiceClients clients;

    @Inject
    ServiceTokens serviceTokens;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    /** A client that registered itself learns nothing about tokens of others: no admin has decided on it. */
    TokenIntrospectionSuccessResponse of(String token, CallingClient caller) {
        TokenIntrospectionSuccessResponse answer = of(token);
        boolean known = caller.service().filter(ServiceClient::selfRegistered).isEmpty()
                || (answer.getClientID() != null
                        && answer.getClientID().getValue().equals(caller.id()));
        return known ? answer : INACTIVE;
    }

    private TokenIntrospectionSuccessResponse of(String token) {
        return transaction.run(() -> {
            Optional<SignedToken> signed = accessTokens.read(token);
            if (signed.isPresent()) {
                return signed.filter(access -> !access.expiredAt(clock.instant()))
                        .flatMap(this::ofAccessToken)
                        .orElse(INACTIVE);
            }
            return sessions.of(new Secret(token))
                    .filter(RefreshTokenState::usable)
                    .flatMap(this::ofRefreshToken)
                    .orElse(INACTIVE);
        });
    }

    private Optional<TokenIntrospectionSuccessResponse> ofAccessToken(SignedToken token) {
        UUID session = token.session();
        if (session == null) {
            return clients.find(token.client())
                    .filter(client -> serviceTokens.lives(token.id(), client.id()))
                    .map(client -> access(token, client.roles())
                            .parameter("upn", client.id())
                            .build());
        }
        return sessions.live(session).flatMap(live -> user(live).map(user -> ofSession(token, live, user)));
    }

    /** With how the user signed in (RFC 9470 section 6.2). */
    private TokenIntrospectionSuccessResponse ofSession(SignedToken token, Session session, User user) {
        TokenIntrospectionSuccessResponse.Builder answer = access(token, List.copyOf(user.roles()))
                .parameter("user_id", user.id().toString())
                .parameter("upn", user.email())
                .parameter("sid", session.id().toString())
                .parameter("auth_time", session.authTime().getEpochSecond());
        session.acr().ifPresent(acr -> answer.parameter("acr", acr).parameter("amr", session.amr()));
        return answer.build();
    }

    private Optional<TokenIntrospectionSuccessResponse> ofRefreshToken(RefreshTokenState token) {
        Session session = token.session();
        return user(session).map(user -> active(
                        session.user().toString(), session.clientId(), FOR_US, token.issuedAt(), token.expiresAt())
                .tokenType(new AccessTokenType("refresh_token"))
                .parameter("user_id", user.id().toString())
                .parameter("upn", user.email())
                .parameter("groups", List.copyOf(user.roles()))
                .parameter("sid", session.id().toString())
                .build());
    }

    /** @param roles the roles of now. Roles are shown that the token has and that are still given */
    private TokenIntrospectionSuccessResponse.Builder access(SignedToken token, List<String> roles) {
        return active(token.subject(), token.client(), token.audience(), token.issuedAt(), token.expiresAt())
                .tokenType(AccessTokenType.BEARER)
                .jwtID(new JWTID(token.id().toString()))
                .scope(new Scope(token.audience().toArray(String[]::new)))
                .parameter(
                        "groups",
                        token.groups().stream().filter(roles::contains).toList());
    }

    private TokenIntrospectionSuccessResponse.Builder active(
            String subject, String client, List<String> audience, Instant issuedAt, Instant expiresAt) {
        return new TokenIntrospectionSuccessResponse.Builder(true)
                .issuer(new Issuer(issuer))
                .subject(new Subject(subject))
                .clientID(new ClientID(client))
                .audience(Audience.create(audience))
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(expiresAt));
    }

    private Optional<User> user(Session session) {
        return users.find(session.user()).filter(user -> !user.disabled());
    }
}
