package hallpass.auth.authorize;

import java.util.List;

/** What the authorization endpoint offers, for the metadata. */
public final class AuthorizationOffer {

    /** The values of {@code prompt} (OpenID Connect Core section 3.1.2.1, Initiating User Registration section 4). */
    public static final List<String> PROMPTS = List.of(
            AuthorizationRequest.PROMPT_NONE,
            AuthorizationRequest.PROMPT_LOGIN,
            AuthorizationRequest.PROMPT_CONSENT,
            AuthorizationRequest.PROMPT_SELECT_ACCOUNT,
            AuthorizationRequest.PROMPT_CREATE);

    private AuthorizationOffer() {}
}
