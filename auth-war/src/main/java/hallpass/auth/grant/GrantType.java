package hallpass.auth.grant;

import hallpass.auth.token.OAuthException;

/**
 * One way to get tokens at the token endpoint (RFC 6749 section 1.3). A new one is one more bean of this type: the
 * endpoint and the metadata find it by themselves.
 */
public interface GrantType {

    /** The value of the parameter {@code grant_type}. */
    String name();

    /** Its place in the metadata; the lowest comes first. */
    int place();

    /** Asked at each request, because the answer may change while the server runs. */
    default boolean isOffered() {
        return true;
    }

    /**
     * @throws OAuthException if the request is not good
     * @throws hallpass.auth.session.InvalidGrantException if its credential gives nothing
     */
    TokenView tokens(TokenRequest request);
}
