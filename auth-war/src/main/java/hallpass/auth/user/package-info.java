/**
 * The users, and what happens to an account in whichever room it is begun. What ends a user's sessions is told by the
 * event {@link hallpass.auth.user.AccessEnded}, in the transaction of the change.
 */
@NullMarked
package hallpass.auth.user;

import org.jspecify.annotations.NullMarked;
