package hallpass.auth.authorize;

/**
 * The answer to a pushed request (RFC 9126 section 2.2).
 *
 * @param requestUri for the authorization endpoint, once
 * @param expiresIn seconds
 */
public record PushedRequestView(String requestUri, long expiresIn) {}
