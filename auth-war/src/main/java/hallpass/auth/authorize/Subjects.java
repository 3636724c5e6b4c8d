package hallpass.auth.authorize;

import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest;
import hallpass.auth.openid.IdTokens;
import hallpass.auth.openid.SubjectIds;
import hallpass.auth.sso.BrowserSignIn;
import hallpass.auth.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
     * @throws AuthorizationException if the ID token is not one of ours
     */
    @Nullable
    String asked(Parameters parameters) {
        Optional<String> hinted = parameters.sent().find("id_token_hint").map(hint -> idTokens.read(hint)
                .map(token -> token.getSubject())
                .orElseThrow(() -> parameters.wrong("The id_token_hint is not an ID token of this issuer.")));
        return parameters
                .idTokenClaim("sub")
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
}
