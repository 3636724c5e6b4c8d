/**
 * Signing in with an account at another OpenID Provider, an upstream. An identity there is a provider's issuer and its
 * subject; it is linked to a user here by somebody who has proved both, and never because of an e-mail address.
 */
@NullMarked
package hallpass.auth.upstream;

import org.jspecify.annotations.NullMarked;
