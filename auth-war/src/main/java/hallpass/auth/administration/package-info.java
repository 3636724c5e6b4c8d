/** What admins do to users: find, change, disable and delete them. */
@NullMarked
package hallpass.auth.administration;

import org.jspecify.annotations.NullMarked;
