/**
 * OpenID Connect's two ways to say who a user is: the ID token, for the client at which somebody signs in, and
 * userinfo, for the holder of an access token. What they say is decided in one place, by scope and by request.
 */
@NullMarked
package hallpass.auth.openid;

import org.jspecify.annotations.NullMarked;
