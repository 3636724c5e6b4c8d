/** Ended sessions of Hallpass, for programs that do not have its {@code resource-server}. */
@NullMarked
package hallpass.verifier.status;

import org.jspecify.annotations.NullMarked;
