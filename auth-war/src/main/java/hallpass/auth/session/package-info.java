/**
 * Sessions: one sign-in of one user on one device, which is one family of refresh tokens and one {@code sid}. The
 * session's row is the lock: refreshing it and ending it happen one after the other.
 */
@NullMarked
package hallpass.auth.session;

import org.jspecify.annotations.NullMarked;
