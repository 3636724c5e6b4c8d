/**
 * The second step of a sign-in: one-time codes of an app (TOTP), recovery codes, and the devices on which nobody is
 * asked again. The first proof is kept in a row until the second step, and a browser only holds the row's secret.
 * Passkeys have a package of their own, and are one more
 * {@link hallpass.auth.authenticator.AuthenticatorKind}.
 */
@NullMarked
package hallpass.auth.factor;

import org.jspecify.annotations.NullMarked;
