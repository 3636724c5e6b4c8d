/**
 * Signing keys: next (published, does not sign yet), active (signs), retired (published until its last token has died).
 * The database keeps them encrypted under a key-encryption key that is not in the database; every replica holds a
 * snapshot in memory. Nothing outside this package sees a private key: {@link hallpass.auth.key.TokenSigner} signs.
 */
@NullMarked
package hallpass.auth.key;

import org.jspecify.annotations.NullMarked;
