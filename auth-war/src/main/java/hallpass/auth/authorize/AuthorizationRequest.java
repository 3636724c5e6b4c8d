package hallpass.auth.authorize;

import hallpass.auth.client.ServiceClient;
import hallpass.auth.openid.UserClaims;
import hallpass.auth.token.Form;
import hallpass.auth.token.Scopes;
import hallpass.resource.stepup.Acr;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request to the authorization endpoint that is good in itself; whether somebody is signed in is another question.
 *
 * @param target where the answer goes to
 * @param redirectUriSent whether the request named the address; if so, the client has to name it at the token endpoint
 * @param scope what of it the client may have and we know, with a space between two
 * @param claims what the parameter asks for by name (OpenID Connect Core section 5.5), of what the client may have, as
 *     JSON
 * @param prompt what the client wants to be shown
 * @param maxAge seconds; null for any age
 * @param subject the only user that the client takes, by the identifier that it knows; null for anybody
 * @param loginHint the address that the client thinks the user has; null for none
 * @param uiLocales the languages that the client wants for the pages; null for any
 * @param acr how strong the sign-in has to be at least
 */
record AuthorizationRequest(
        ServiceClient client,
        AnswerTarget target,
        boolean redirectUriSent,
        String scope,
        @Nullable String claims,
        @Nullable String nonce,
        @Nullable String codeChallenge,
        Set<String> prompt,
        @Nullable Long maxAge,
        @Nullable String subject,
        @Nullable String loginHint,
        @Nullable String uiLocales,
        @Nullable String pushedReference,
        Acr acr) {

    static final String PROMPT_NONE = "none";
    static final String PROMPT_LOGIN = "login";
    static final String PROMPT_CONSENT = "consent";
    static final String PROMPT_SELECT_ACCOUNT = "select_account";

    /** OpenID Connect's "Initiating User Registration". */
    static final String PROMPT_CREATE = "create";

    /** @return what the user has to allow: claims that are asked for by name are not hidden from the page */
    String consentScope() {
        Set<String> all = new LinkedHashSet<>(Scopes.items(scope));
        all.addAll(UserClaims.scopesOf(claims));
        return String.join(" ", all);
    }

    /**
     * What the address of a page has: the request as it came. Pages read their language there, so it is added if the
     * request was pushed or is an object. The user's address is not.
     */
    Form remembered(Form sent) {
        return uiLocales == null ? sent : sent.with(Map.of(AuthorizationRequests.UI_LOCALES, List.of(uiLocales)));
    }

    boolean asksFor(String wanted) {
        return prompt.contains(wanted);
    }

    /** Nothing may be shown to anybody. */
    boolean isSilent() {
        return asksFor(PROMPT_NONE);
    }

    Optional<String> reference() {
        return Optional.ofNullable(pushedReference);
    }
}
