package hallpass.auth.authorize;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.OIDCClaimsRequest;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest;
import hallpass.auth.openid.IdTokens;
import hallpass.auth.openid.SubjectIds;
import hallpass.auth.sso.BrowserSignIn;
import hallpass.auth.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which user a request is for, if it says so: by an ID token that its client got, or by a claim. */
@ApplicationScoped
class Subjects {

    @Inject
    IdTokens idTokens;

    @Inject
    SubjectIds ids;

    @Inject
    Users users;

    /**
     * @return the identifier; null if anybody may sign in
     * @throws AuthorizationException if the ID token is not one of ours, or if a proof is essential that we have not
     */
    @Nullable
    String asked(Parameters parameters) {
        Optional<OIDCClaimsRequest> claims = parameters.sent().find("claims").map(json -> parsed(json, parameters));
        claims.flatMap(request -> idTokenClaim(request, "acr")).ifPresent(acr -> requireReachable(acr, parameters));
        Optional<String> hinted = parameters.sent().find("id_token_hint").map(hint -> idTokens.read(hint)
                .map(token -> token.getSubject())
                .orElseThrow(() -> parameters.wrong("The id_token_hint is not an ID token of this issuer.")));
        return claims.flatMap(request -> idTokenClaim(request, "sub"))
                .map(ClaimsSetRequest.Entry::getValueAsString)
                .or(() -> hinted)
                .orElse(null);
    }

    boolean isAsked(AuthorizationRequest request, BrowserSignIn signIn) {
        return request.subject() == null
                || users.find(signIn.user())
                        .filter(user -> ids.of(user, request.client().id()).equals(request.subject()))
                        .isPresent();
    }

    /** OpenID Connect Core section 5.5.1.1. */
    private static void requireReachable(ClaimsSetRequest.Entry acr, Parameters parameters) {
        List<String> wanted = acr.getValuesAsListOfStrings() != null
                ? acr.getValuesAsListOfStrings()
                : Optional.ofNullable(acr.getValueAsString()).map(List::of).orElse(List.of());
        boolean essential =
                acr.getClaimRequirement() == com.nimbusds.openid.connect.sdk.claims.ClaimRequirement.ESSENTIAL;
        if (essential && !wanted.isEmpty() && !wanted.contains(BrowserSignIn.PASSWORD_CONTEXT)) {
            throw parameters.wrong(
                    OIDCError.UNMET_AUTHENTICATION_REQUIREMENTS.getCode(), "Nobody can sign in with that acr.");
        }
    }

    private static Optional<ClaimsSetRequest.Entry> idTokenClaim(OIDCClaimsRequest request, String name) {
        return Optional.ofNullable(request.getIDTokenClaimsRequest()).map(claims -> claims.get(name, null));
    }

    private static OIDCClaimsRequest parsed(String json, Parameters parameters) {
        try {
            return OIDCClaimsRequest.parse(json);
        } catch (ParseException malformed) {
            throw parameters.wrong("The claims are not as OpenID Connect Core section 5.5 has them.");
        }
    }
}
