/**
 * What users prove with that they are themselves, beside a password: which kinds there are, how strong they are, what a
 * user has of them, and of whom they are required. A kind is one more
 * {@link hallpass.auth.authenticator.AuthenticatorKind} bean in a package of its own, and nothing else changes.
 */
@NullMarked
package hallpass.auth.authenticator;

import org.jspecify.annotations.NullMarked;
