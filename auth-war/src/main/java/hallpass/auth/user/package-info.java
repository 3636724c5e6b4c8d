/**
 * Users, their registration, their passwords' rules and their administration. What ends a user's sessions is told by
 * the event {@link hallpass.auth.user.AccessEnded}, in the transaction of the change.
 */
@NullMarked
package hallpass.auth.user;

import org.jspecify.annotations.NullMarked;
