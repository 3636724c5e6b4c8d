package hallpass.auth.upstream;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import hallpass.auth.fetch.FetchException;
import hallpass.auth.fetch.Peers;
import hallpass.auth.fetch.Reply;
import hallpass.auth.fetch.SafeFetch;
import hallpass.auth.key.PublicKeySet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Exchanges a provider's code for the identity that it stands for. */
@ApplicationScoped
class UpstreamClient {

    private static final Logger LOG = System.getLogger(UpstreamClient.class.getName());
    private static final String UNAUTHENTICATED = "invalid_client";
    private static final int SERVER_ERROR = 500;
    private static final int REDIRECTION = 300;
    private static final int CLIENT_ERROR = 400;

    @Inject
    SafeFetch fetch;

    @Inject
    Clock clock;

    /** @throws UpstreamException if the code or what it gives proves nothing */
    ProvenIdentity identity(
            Upstream upstream, Provider provider, PendingSignIn pending, String code, String redirectUri)
            throws UpstreamException {
        OIDCTokenResponse tokens = exchange(upstream, provider, pending.codeVerifier(upstream), code, redirectUri);
        String idToken = tokens.getOIDCTokens().getIDTokenString();
        if (idToken == null) {
            throw UpstreamException.refused("there is no ID token");
        }
        JWTClaimsSet claims =
                new IdTokenCheck(upstream, pending.nonce(upstream)).verified(idToken, token -> keys(provider, token));
        Map<String, Object> told = claims.getClaims();
        URI userInfo = provider.userInfo();
        return claims.getClaim(upstream.claims().email()) != null || userInfo == null
                ? ProvenIdentity.of(upstream, told, told)
                : ProvenIdentity.of(
                        upstream,
                        told,
                        userInfo(userInfo, tokens.getOIDCTokens().getAccessToken(), claims.getSubject()));
    }

    private PublicKeySet keys(Provider provider, SignedJWT token) throws UpstreamException {
        return provider.keys()
                .keys(token.getHeader(), uri -> fetch.get(Peers.UPSTREAMS, uri), clock.instant())
                .orElseThrow(() -> UpstreamException.away("its keys cannot be had"));
    }

    private OIDCTokenResponse exchange(
            Upstream upstream, Provider provider, String verifier, String code, String redirectUri)
            throws UpstreamException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirectUri);
        form.put("code_verifier", verifier);
        String authorization = null;
        if (provider.secretInForm()) {
            form.put("client_id", upstream.clientId());
            form.put("client_secret", upstream.clientSecret());
        } else {
            authorization = new ClientSecretBasic(
                            new ClientID(upstream.clientId()),
                            new com.nimbusds.oauth2.sdk.auth.Secret(upstream.clientSecret()))
                    .toHTTPAuthorizationHeader();
        }
        Reply reply = ask(provider.token(), authorization, form, "token endpoint");
        if (!reply.isOkay()) {
            throw refused(upstream, reply);
        }
        try {
            return OIDCTokenResponse.parse(JSONObjectUtils.parse(reply.text()));
        } catch (ParseException noTokens) {
            throw UpstreamException.refused("the answer of the token endpoint cannot be read");
        }
    }

    private static UpstreamException refused(Upstream upstream, Reply reply) {
        String error = error(reply);
        if (error.equals(UNAUTHENTICATED)) {
            LOG.log(Level.WARNING, "{0} does not take our client id and secret.", upstream);
            return UpstreamException.away("it does not take our client id and secret");
        }
        return reply.status() >= CLIENT_ERROR && reply.status() < SERVER_ERROR
                ? UpstreamException.refused("the code is not taken: " + error)
                : UpstreamException.away("the token endpoint answered " + reply.status());
    }

    /** @return the error's code (RFC 6749 section 5.2); of another text nothing is shown */
    private static String error(Reply reply) {
        try {
            String error = JSONObjectUtils.getString(JSONObjectUtils.parse(reply.text()), "error", "");
            return error.matches("[a-z_]{1,50}") ? error : String.valueOf(reply.status());
        } catch (ParseException noJson) {
            return String.valueOf(reply.status());
        }
    }

    /** Userinfo is not signed: its subject has to be that of the ID token (OpenID Connect Core section 5.3.2). */
    private Map<String, Object> userInfo(URI endpoint, AccessToken token, String subject) throws UpstreamException {
        Reply reply = ask(endpoint, "Bearer " + token.getValue(), null, "userinfo endpoint");
        if (!reply.isOkay()) {
            throw UpstreamException.away("userinfo answered " + reply.status());
        }
        try {
            Map<String, Object> claims = JSONObjectUtils.parse(reply.text());
            if (!subject.equals(claims.get("sub"))) {
                throw UpstreamException.refused("userinfo is about another subject");
            }
            return claims;
        } catch (ParseException noJson) {
            throw UpstreamException.refused("the answer of the userinfo endpoint cannot be read");
        }
    }

    private Reply ask(URI uri, @Nullable String authorization, @Nullable Map<String, String> form, String what)
            throws UpstreamException {
        try {
            Reply reply = fetch.ask(Peers.UPSTREAMS, uri, authorization, form);
            if (reply.status() >= REDIRECTION && reply.status() < CLIENT_ERROR) {
                throw UpstreamException.away("the " + what + " redirects, which is not followed");
            }
            return reply;
        } catch (FetchException noAnswer) {
            LOG.log(Level.WARNING, "The {0} {1}: {2}", what, uri, noAnswer.getMessage());
            throw UpstreamException.away("the " + what + " cannot be asked");
        }
    }
}
