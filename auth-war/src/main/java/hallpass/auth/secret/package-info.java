/**
 * Secrets of 256 bits that this server gives out, the hashes that it keeps of them, and the secrets among its
 * settings.
 */
@NullMarked
package hallpass.auth.secret;

import org.jspecify.annotations.NullMarked;
