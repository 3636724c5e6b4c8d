/**
 * Proofs of identity beside the password: which kinds there are, how strong they are, which ones a user has, and which
 * users have to have one. A kind is one more
 * {@link hallpass.auth.authenticator.AuthenticatorKind} bean in a package of its own, and nothing else changes.
 */
@NullMarked
package hallpass.auth.authenticator;

import org.jspecify.annotations.NullMarked;
