/**
 * Clients that register themselves, if the operator lets them (RFC 7591, RFC 7592, OpenID Connect Dynamic Client
 * Registration 1.0), and the tokens that an admin gives out for it.
 */
@NullMarked
package hallpass.auth.dynamic;

import org.jspecify.annotations.NullMarked;
