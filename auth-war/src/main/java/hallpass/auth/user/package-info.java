/**
 * The users, and what all features do with an account: {@code Users} finds and stores them, {@code Accounts} opens and
 * removes accounts, {@code Admins} knows who is an admin. If a change ends a user's sessions, the event
 * {@link hallpass.auth.user.AccessEnded} says so, in the transaction of the change.
 */
@NullMarked
package hallpass.auth.user;

import org.jspecify.annotations.NullMarked;
