/** Secrets of 256 bits that this server gives out, and the hashes that it keeps of them. */
@NullMarked
package hallpass.auth.secret;

import org.jspecify.annotations.NullMarked;
