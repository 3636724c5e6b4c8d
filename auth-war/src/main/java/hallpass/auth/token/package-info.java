/**
 * The OAuth 2.0 endpoints (RFC 6749, RFC 7009, RFC 7662) and the access tokens (RFC 9068), which are made here and
 * nowhere else ({@code AccessTokenIssuer}). {@code ClientAuthentication} says which client sent a request, {@code Form}
 * reads its parameters.
 */
@NullMarked
package hallpass.auth.token;

import org.jspecify.annotations.NullMarked;
