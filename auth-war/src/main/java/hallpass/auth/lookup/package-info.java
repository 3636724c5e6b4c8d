/** How a user finds another one whose e-mail is known. */
@NullMarked
package hallpass.auth.lookup;

import org.jspecify.annotations.NullMarked;
